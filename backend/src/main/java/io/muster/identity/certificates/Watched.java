package io.muster.identity.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What files say, read again whenever one of them is another. What cannot be read does not replace
 * what was read before.
 */
final class Watched<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

  /** Makes something of files. */
  interface Reading<T> {
    T of(List<Path> files) throws IOException, GeneralSecurityException;
  }

  private record Stamp(Path file, long size, Object modified) {}

  private final String setting;
  private final List<Path> places;
  private final Reading<T> reading;
  private List<Stamp> seen = List.of();
  private @Nullable T value;

  /**
   * Reads for the first time.
   *
   * @param setting names the places in sentences
   * @param places files, or folders whose files are meant
   * @throws IllegalStateException if they cannot be read
   */
  Watched(String setting, List<Path> places, Reading<T> reading) {
    this.setting = setting;
    this.places = places;
    this.reading = reading;
    try {
      List<Stamp> found = stamps();
      value = read(found);
      seen = found;
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalStateException(
          setting + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /** What they say now. */
  synchronized T now() {
    try {
      List<Stamp> found = stamps();
      if (!found.equals(seen)) {
        // Before it is read: what cannot be read is told once, and tried again when it changes.
        seen = found;
        value = read(found);
        LOG.info("{} changed and was read again", setting);
      }
    } catch (IOException | UncheckedIOException | GeneralSecurityException unreadable) {
      LOG.error(
          "{} cannot be read, what was read before stays: {}", setting, unreadable.toString());
    }
    return Objects.requireNonNull(value);
  }

  private T read(List<Stamp> found) throws IOException, GeneralSecurityException {
    return reading.of(found.stream().map(Stamp::file).toList());
  }

  private List<Stamp> stamps() throws IOException {
    List<Stamp> stamps = new ArrayList<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> inside = Files.list(place)) {
          for (Path file : inside.filter(Files::isRegularFile).sorted().toList()) {
            stamps.add(stamp(file));
          }
        }
      } else {
        stamps.add(stamp(place));
      }
    }
    return stamps;
  }

  private static Stamp stamp(Path file) throws IOException {
    BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(file, of.size(), of.lastModifiedTime());
  }
}
