package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Invalid;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTests {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T10:00:00Z,2026-11-20T10:00:00Z",
    "2026-11-20T10:00,2026-11-20T10:00:00Z",
    "2026-11-20T10:00:07,2026-11-20T10:00:07Z",
    "2026-11-20,2026-11-20T23:59:59.999999Z",
    "2026-11-27T12:00:00Z,2026-11-27T12:00:00Z"
  })
  void anInstantIsReadInUtc(String said, Instant meant) {
    assertThat(Moment.read(said, NOW)).isEqualTo(new Moment(meant, NOW));
  }

  @Test
  void nothingMeansNow() {
    assertThat(Moment.read("", NOW))
        .isEqualTo(Moment.read(null, NOW))
        .isEqualTo(new Moment(NOW, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-27T12:00:01Z",
        "2026-11-27",
        "2026-11-28",
        "2027-01-01T00:00",
        "soon",
        "11/20"
      })
  void theFutureAndWhatIsNoInstantAreRefused(String said) {
    assertThatThrownBy(() -> Moment.read(said, NOW)).isInstanceOf(Invalid.class);
  }
}
