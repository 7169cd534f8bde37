package io.muster.credentials.web;

import io.muster.shared.Invalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The bytes of an uploaded file. */
final class Upload {

  private Upload() {}

  /**
   * Takes them.
   *
   * @throws Invalid if no file was chosen
   */
  static byte[] bytesOf(@Nullable MultipartFile file) {
    if (file == null || file.isEmpty()) {
      throw new Invalid("bundle", "Choose the client bundle's zip file.");
    }
    try {
      return file.getBytes();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }
}
