package io.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotOverMidnightTests {

  @ParameterizedTest
  @CsvSource({
    "2026-11-29T23:57:00Z, PT0S",
    "2026-11-29T23:57:00.001Z, PT3M",
    "2028-02-28T23:59:59.999Z, PT0.002S",
    "2027-01-01T00:00:00Z, PT0S",
  })
  void whatBeginsShortlyBeforeADayTurnsWaitsForTheNewOne(Instant now, Duration pause) {
    assertThat(NotOverMidnight.pause(now)).isEqualTo(pause);
  }
}
