package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ClockGuardDatabaseTests {

  @ParameterizedTest
  @ValueSource(longs = {-900, 0, 900})
  void aClockWithinASecondOfTheDatabasesMayRecord(long milliseconds) {
    ClockGuard guard = guardWhoseClockIsOffBy(milliseconds);
    assertThatCode(guard::check).doesNotThrowAnyException();
    assertThat(new ClockHealthIndicator(guard).health().getStatus()).isEqualTo(Status.UP);
  }

  @ParameterizedTest
  @ValueSource(longs = {-60_000, -2_000, 2_000, 60_000})
  void aClockMoreThanASecondAwayRecordsNothingAndIsUnhealthy(long milliseconds) {
    ClockGuard guard = guardWhoseClockIsOffBy(milliseconds);
    ClockHealthIndicator indicator = new ClockHealthIndicator(guard);
    awaitNotice(() -> indicator.health().getStatus().equals(Status.OUT_OF_SERVICE));
    awaitNotice(() -> differs(guard));
  }

  @Test
  void theTimeThatTheAnswerTakesIsNoDifference() {
    ClockGuard guard = new ClockGuard(slow(), database());
    assertThat(guard.difference()).isZero();
  }

  /** An answer that takes as long as the clocks differ hides that: then it is asked again. */
  private static void awaitNotice(BooleanSupplier noticed) {
    Instant patience = Instant.now().plusSeconds(20);
    while (!noticed.getAsBoolean()) {
      assertThat(Instant.now()).as("the difference is noticed").isBefore(patience);
    }
  }

  private static boolean differs(ClockGuard guard) {
    try {
      guard.check();
      return false;
    } catch (ClockSkewed skewed) {
      assertThat(skewed).hasMessageContaining("differs from the database's");
      return true;
    }
  }

  private static ClockGuard guardWhoseClockIsOffBy(long milliseconds) {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMillis(milliseconds));
    return new ClockGuard(clock, database());
  }

  private static JdbcClient database() {
    var login = TestServer.asApplication("muster");
    return JdbcClient.create(
        new DriverManagerDataSource(login.getJdbcUrl(), login.getUsername(), login.getPassword()));
  }

  /**
   * Says first the time ten seconds ago and then the time in ten seconds, as if the network were
   * slow.
   */
  private static Clock slow() {
    Iterator<Duration> ahead = List.of(Duration.ofSeconds(-10), Duration.ofSeconds(10)).iterator();
    InstantSource source = () -> Instant.now().plus(ahead.next());
    return source.withZone(ZoneOffset.UTC);
  }
}
