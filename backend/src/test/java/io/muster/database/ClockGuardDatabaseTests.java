package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
    assertThatThrownBy(guard::check)
        .isInstanceOf(ClockSkewed.class)
        .hasMessageContaining("differs from the database's");
    assertThat(new ClockHealthIndicator(guard).health().getStatus())
        .isEqualTo(Status.OUT_OF_SERVICE);
  }

  @Test
  void theTimeThatTheAnswerTakesIsNoDifference() {
    Clock slow = new SlowClock();
    ClockGuard guard = new ClockGuard(slow, database());
    assertThat(guard.difference()).isZero();
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
  private static final class SlowClock extends Clock {
    private Duration offset = Duration.ofSeconds(-10);

    @Override
    public Instant instant() {
      Instant instant = Clock.systemUTC().instant().plus(offset);
      offset = offset.negated();
      return instant;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
