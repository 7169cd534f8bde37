package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTests {

  @Test
  void noControlCharacterNoForgedLineAndNoHalfCharacterIsLeft() {
    assertThat(Plain.line("a\u0000b\u001b[31m\r\nc\u0085d\u2028e\u202ef\uD800g\uFFFEh"))
        .isEqualTo("a?b?[31m??c?d?e?f?g?h");
    assertThat(Plain.text("a\r\nb\rc\td\u0007")).isEqualTo("a\nb\nc\td?");
    assertThat(Plain.text("smile \uD83D\uDE00")).isEqualTo("smile \uD83D\uDE00");
  }

  @Test
  void readersThatSplitOnTwoColonsFindNone() {
    assertThat(Plain.text("passed :: all")).isEqualTo("passed : all");
    assertThat(Plain.text("a :: :: b\n:: c")).doesNotContain(" :: ").doesNotContain("\n:: ");
    assertThat(Plain.text("fe80::1")).isEqualTo("fe80::1");
  }

  @Test
  void aCutNeverLeavesHalfOfACharacter() {
    assertThat(Plain.start("ab\uD83D\uDE00", 3)).isEqualTo("ab");
    assertThat(Plain.start("ab", 3)).isEqualTo("ab");
  }
}
