package io.muster.ui;

import io.muster.shared.PlainText;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV as RFC 4180 has it. What a spreadsheet would take for a formula gets an apostrophe
 * before it: <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV
 * injection</a>. What nobody would see is shown as on pages.
 */
public final class Csv {

  /** The last four are the full-width forms of those before the blanks. */
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private Csv() {}

  /** One line with its end; nothing is an empty cell. */
  public static String line(@Nullable Object... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell instanceof Number ? cell.toString() : cell(Objects.toString(cell, "")))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String said) {
    String text = PlainText.visible(said);
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
