package io.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ada, née O'Brien <ada@example.mil> & \"sons\"",
        "one\r\ntwo\tthree",
        "\u00e9\u4e2d\u05d0\u0627 \uD83D\uDE00",
        "a\u00ADb\u200Bc\uFEFFd"
      })
  void aTextThatReadsAsItIsWrittenIsTaken(String text) {
    assertThat(PlainText.refusal("reason", text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\u0007", "\u001B[2J", "\u007F", "\u0085", "\u2028", "\u2029", "\u202A",
        "\u202E", "\u2066", "\u2069", "\uD800", "\uDC00x", "\uFFFE", "\uFFFF", "\uFDD0",
        "\uD83F\uDFFE"
      })
  void aCharacterThatNoFileGivesBackIsNamedWithItsField(String character) {
    var refused = PlainText.refusal("milestones[0].text", "a" + character + "b").orElseThrow();
    assertThat(refused.field()).isEqualTo("milestones[0].text");
    assertThat(refused.message())
        .contains("milestones[0].text", PlainText.notation(character.codePointAt(0)))
        .doesNotContain(character);
  }

  @Test
  void whatNobodyWouldSeeIsShownByItsNumber() {
    assertThat(PlainText.visible("pay\u202Efdp.exe\u0000\u200B\uFEFF\uD800"))
        .isEqualTo("pay[U+202E]fdp.exe[U+0000][U+200B][U+FEFF][U+D800]");
    assertThat(PlainText.visible("\uDB40\uDC41")).as("a tag character").isEqualTo("[U+E0041]");
    assertThat(PlainText.visible("a\tb\nc \uD83D\uDE00 é")).isEqualTo("a\tb\nc \uD83D\uDE00 é");
  }
}
