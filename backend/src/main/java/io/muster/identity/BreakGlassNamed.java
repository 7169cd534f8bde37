package io.muster.identity;

import io.muster.shared.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A break-glass account as whoever starts the portal may name it; used only while no account has
 * that user name.
 *
 * @param username {@code MUSTER_BREAK_GLASS_USERNAME}
 * @param email where messages to it go: nowhere, unless said
 * @param password {@code MUSTER_BREAK_GLASS_PASSWORD}; better in a file
 * @param passwordFile a file that holds it, {@code MUSTER_BREAK_GLASS_PASSWORD_FILE}
 */
@ConfigurationProperties("muster.break-glass")
record BreakGlassNamed(
    @Nullable String username,
    @DefaultValue("break-glass@localhost") String email,
    @Nullable String password,
    @Nullable Path passwordFile) {

  /** What is left blank was not said. */
  BreakGlassNamed {
    username = username == null || username.isBlank() ? null : username.strip();
    password = password == null || password.isBlank() ? null : password;
    passwordFile = passwordFile == null || passwordFile.toString().isBlank() ? null : passwordFile;
    if (password != null && passwordFile != null) {
      throw new IllegalArgumentException(
          "Give muster.break-glass.password or muster.break-glass.password-file, not both.");
    }
  }

  /** Whether an account is named. */
  boolean named() {
    return username != null && (password != null || passwordFile != null);
  }

  /** Whether there is a name without a password, or the other way round. */
  boolean half() {
    return !named() && (username != null || password != null || passwordFile != null);
  }

  /**
   * The password, without the line end that closes a file.
   *
   * @throws CannotStart if the file cannot be read
   */
  String secret() {
    if (passwordFile == null) {
      return Objects.requireNonNull(password, "not named");
    }
    try {
      return Files.readString(passwordFile).replaceFirst("\\R\\z", "");
    } catch (IOException unreadable) {
      throw new CannotStart(
          "The file with the password of the break-glass account cannot be read: " + passwordFile,
          "Have the portal's user read the file that muster.break-glass.password-file names, as"
              + " UTF-8 text, or leave muster.break-glass.* out.",
          unreadable);
    }
  }

  /** All but the password. */
  @Override
  public String toString() {
    return "BreakGlassNamed[" + username + "]";
  }
}
