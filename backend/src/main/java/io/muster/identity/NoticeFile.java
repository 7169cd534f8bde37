package io.muster.identity;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.ClassPathResource;

/** Where the notice comes from: a file that the site names, or the portal's own wording. */
final class NoticeFile {

  private NoticeFile() {}

  /**
   * Reads it.
   *
   * @param setting the path of a text file in UTF-8; empty for the portal's own wording
   * @throws IllegalStateException if it is no good: nobody is to sign in under a notice that the
   *     site did not mean
   */
  static Notice read(String setting) {
    try {
      return new Notice(
          setting.isBlank()
              ? new ClassPathResource("notice.txt").getContentAsString(StandardCharsets.UTF_8)
              : Files.readString(Path.of(setting.strip())));
    } catch (CharacterCodingException notUtf8) {
      throw refused(setting, "It is not written in UTF-8.", notUtf8);
    } catch (IOException unreadable) {
      throw refused(setting, "It cannot be read.", unreadable);
    } catch (IllegalArgumentException unfit) {
      throw refused(setting, String.valueOf(unfit.getMessage()), unfit);
    }
  }

  private static IllegalStateException refused(String setting, String why, Exception cause) {
    return new IllegalStateException(
        "The file named by muster.notice.file is no notice: " + setting.strip() + ". " + why,
        cause);
  }
}
