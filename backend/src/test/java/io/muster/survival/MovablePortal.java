package io.muster.survival;

import io.muster.MusterApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A portal whose clock can be set while it runs. */
public final class MovablePortal {

  private MovablePortal() {}

  public static void main(String[] args) {
    new SpringApplication(MusterApplication.class, Moved.class).run(args);
  }

  /** Sets the clock of the portal on that home so far ahead. */
  static void set(Path home, Duration ahead) throws IOException {
    Files.createDirectories(home);
    Path written = Files.writeString(home.resolve("ahead.new"), ahead.toString());
    Files.move(written, home.resolve("ahead"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  static final class Moved {

    @Bean
    @Primary
    Clock movedClock(@Value("${muster.home}") Path home) {
      return new MovedClock(home.resolve("ahead"));
    }
  }

  private static final class MovedClock extends Clock {

    private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();

    private final Path file;
    private long looked;
    private Duration ahead = Duration.ZERO;

    private MovedClock(Path file) {
      this.file = file;
    }

    @Override
    public synchronized Instant instant() {
      if (looked == 0 || System.nanoTime() - looked > LOOK_NANOS) {
        looked = System.nanoTime();
        ahead = read();
      }
      return Instant.now().truncatedTo(ChronoUnit.MICROS).plus(ahead);
    }

    private Duration read() {
      try {
        return Files.exists(file) ? Duration.parse(Files.readString(file)) : Duration.ZERO;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
