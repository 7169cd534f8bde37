package io.muster.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * There is one time, the database's: an instance whose clock differs from it by more than a second
 * records nothing, since what it dated could stand in the wrong order for ever.
 */
@Component
public class ClockGuard {

  /** How far an instance's clock may be from the database's. */
  static final Duration ALLOWED = Duration.ofSeconds(1);

  private final Clock clock;
  private final JdbcClient database;

  ClockGuard(Clock clock, JdbcClient database) {
    this.clock = clock;
    this.database = database;
  }

  /**
   * Compares the clocks.
   *
   * @throws ClockSkewed if they differ by more than a second
   */
  public void check() {
    Duration difference = difference();
    if (difference.compareTo(ALLOWED) > 0) {
      throw new ClockSkewed(difference);
    }
  }

  /** Whether the clocks agree. */
  public boolean agree() {
    return difference().compareTo(ALLOWED) <= 0;
  }

  /**
   * How far the clocks surely differ at least: the database's answer counts as right if it lies
   * anywhere between the question and the answer, so a slow network is no skew.
   */
  Duration difference() {
    Instant asked = clock.instant();
    Instant database = databaseTime();
    Instant answered = clock.instant();
    if (database.isBefore(asked)) {
      return Duration.between(database, asked);
    }
    return database.isAfter(answered) ? Duration.between(answered, database) : Duration.ZERO;
  }

  private Instant databaseTime() {
    OffsetDateTime now =
        database.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    return Objects.requireNonNull(now).toInstant();
  }
}
