package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "=HYPERLINK(\"https://evil.example\",\"x\")",
        "-2+3+cmd|' /C calc'!A0"
      })
  void whatASpreadsheetWouldCalculateIsText(String payload) {
    String line = Csv.line("harbor", payload, "end");
    String cell = line.substring("harbor,".length(), line.length() - ",end\r\n".length());
    assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'");
    assertThat(cell.replace("\"\"", "\"")).contains(payload);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\",=1+1,\"", "a\r\n=1+1", "a,=1+1", "\",\r\n=1+1"})
  void noTextEndsItsCell(String payload) {
    assertThat(Csv.line(payload)).isEqualTo("\"" + payload.replace("\"", "\"\"") + "\"\r\n");
  }

  @Test
  void otherTextStaysAsItIs() {
    assertThat(Csv.line("a=b", 1, null, "x-1")).isEqualTo("a=b,1,,x-1\r\n");
  }
}
