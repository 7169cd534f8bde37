package io.muster.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegritySettingsTests {

  @Test
  void itIsATimeOfDayOrNever() {
    assertThat(new IntegritySettings("02:30").time()).contains(LocalTime.of(2, 30));
    assertThat(new IntegritySettings("never").time()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2:30", "24:00", "02:30Z", "off"})
  void anythingElseIsRefusedWithWhatItMayBe(String at) {
    assertThatThrownBy(() -> new IntegritySettings(at))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("muster.integrity.at is a time of day in UTC as HH:mm, or never");
  }
}
