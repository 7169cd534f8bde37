package io.muster.ui;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV as RFC 4180 has it. What a spreadsheet would take for a formula gets an apostrophe
 * before it: <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV
 * injection</a>.
 */
public final class Csv {

  private Csv() {}

  /** One line with its end; nothing is an empty cell. */
  public static String line(@Nullable Object... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell(Objects.toString(cell, "")))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
