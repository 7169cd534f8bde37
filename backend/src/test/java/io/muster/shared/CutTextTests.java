package io.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTextTests {

  private static final String WHOLE = "n".repeat(256);

  @Test
  void aTextOf256CharactersIsKeptAndOneOf257IsCutAndSaysSo() {
    assertThat(CutText.of(WHOLE)).isEqualTo(WHOLE);
    assertThat(CutText.is(WHOLE)).isFalse();
    assertThat(CutText.of(WHOLE + "n")).isEqualTo("n".repeat(255) + "…");
    assertThat(CutText.is(CutText.of(WHOLE + "n"))).isTrue();
    assertThat(CutText.of("")).isEmpty();
    assertThat(CutText.is("")).isFalse();
  }

  @Test
  void noPairOfSurrogatesIsTorn() {
    for (String start : new String[] {"", "x"}) {
      String kept = CutText.of(start + "😀".repeat(200));
      assertThat(kept).hasSizeBetween(255, 256).endsWith("😀…");
      assertThat(CutText.is(kept)).isTrue();
    }
  }

  @Test
  void aShortTextThatEndsWithAnEllipsisWasNotCut() {
    assertThat(CutText.is("web…")).isFalse();
  }

  @Test
  void whatWasCutIsCutNoFurther() {
    String once = CutText.of(WHOLE + WHOLE);
    assertThat(CutText.of(once)).isEqualTo(once);
  }
}
