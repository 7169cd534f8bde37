package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF201"})
  void whatWouldBeAFormulaGetsAnApostropheBeforeIt(String text) {
    assertThat(Csv.line(text, "b")).isEqualTo("'" + text + ",b\r\n");
  }

  @Test
  void blanksBeforeAFormulaHideItNot() {
    assertThat(Csv.line("\t=1", "\r=1", "\n=1")).isEqualTo("'\t=1,\"'\r=1\",\"'\n=1\"\r\n");
  }

  @Test
  void aNumberBelowZeroStaysANumber() {
    assertThat(Csv.line(-3, -3L, null)).isEqualTo("-3,-3,\r\n");
  }

  @Test
  void quotesCommasAndLinesStayWithinTheirCell() {
    assertThat(Csv.line("a,\"b\"\r\nc", "a=b")).isEqualTo("\"a,\"\"b\"\"\r\nc\",a=b\r\n");
  }

  @Test
  void whatNobodyWouldSeeIsShown() {
    assertThat(Csv.line("pay\u202Efdp.exe", "\u200B=1"))
        .isEqualTo("pay[U+202E]fdp.exe,[U+200B]=1\r\n");
  }
}
