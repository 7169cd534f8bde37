package io.muster.database;

import io.muster.shared.CannotStart;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The generated passwords of the embedded server's three roles: the superuser who makes the others,
 * the owner who migrates, and the application that runs.
 */
record Passwords(String superuser, String owner, String application) {

  private static final int BYTES = 24;

  /** Reads the file, or makes it (0600) when it is not there. */
  static Passwords in(Path file) {
    if (!Files.exists(file)) {
      OwnerOnly.write(
          file,
          "# Generated. Roles of the embedded PostgreSQL; part of every backup of this directory.\n"
              + "superuser=%s\nowner=%s\napplication=%s\n".formatted(random(), random(), random()));
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Passwords(
        required(properties, "superuser", file),
        required(properties, "owner", file),
        required(properties, "application", file));
  }

  private static String required(Properties properties, String role, Path file) {
    String password = properties.getProperty(role, "");
    if (password.isBlank()) {
      throw new CannotStart(
          "The file " + file + " lacks the password of the role '" + role + "'.",
          "Restore the file from the backup of MUSTER_HOME.");
    }
    return password;
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Passwords[not shown]";
  }
}
