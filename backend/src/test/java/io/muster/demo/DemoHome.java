package io.muster.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;
import java.util.function.Supplier;

/** What the demo remembers from one start to the next: ports, authorities, passwords. */
final class DemoHome {

  private final Path file;
  private final Properties remembered = new Properties();

  DemoHome(Path home) {
    file = home.resolve("demo.properties");
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        remembered.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What was remembered, or what the supplier makes, which is remembered from now on. */
  String text(String key, Supplier<String> first) {
    String known = remembered.getProperty(key);
    return known == null ? remember(key, first.get()) : known;
  }

  /** As {@link #text}. */
  byte[] bytes(String key, Supplier<byte[]> first) {
    String coded = text(key, () -> Base64.getEncoder().encodeToString(first.get()));
    return Base64.getDecoder().decode(coded);
  }

  /** A port, or 0 if none is remembered. */
  int port(String key) {
    return Integer.parseInt(remembered.getProperty(key, "0"));
  }

  /** Remembers. */
  String remember(String key, String value) {
    remembered.setProperty(key, value);
    try (Writer writer = Files.newBufferedWriter(file)) {
      remembered.store(writer, "the demo's own");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return value;
  }
}
