package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SetupCodeTests {

  private final SetupCode code = new SetupCode();

  @Test
  void dashesSpacesAndTheCaseOfLettersDoNotMatter() {
    String typed = " " + code.current().replace("-", "").toUpperCase(Locale.ROOT) + " ";
    assertThat(code.matches(typed)).isTrue();
  }

  @Test
  void afterFiveWrongTriesItIsAnother() {
    String first = code.current();
    for (int i = 0; i < 4; i++) {
      assertThat(code.matches("wrong")).isFalse();
    }
    assertThat(code.matches(first)).isTrue();
    assertThat(code.matches("")).isFalse();
    assertThat(code.matches(first)).isFalse();
    assertThat(code.current()).isNotEqualTo(first);
  }

  @Test
  void itHas128Bits() {
    assertThat(code.current().replace("-", "")).matches("[0-9a-f]{32}");
  }
}
