package io.muster.texts;

import java.util.ArrayList;
import java.util.List;

/** The cells of CSV, as RFC 4180 has them. */
final class CsvCells {

  private CsvCells() {}

  /**
   * All cells, line after line.
   *
   * @throws IllegalArgumentException if it is no such CSV
   */
  static List<String> of(String text) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean twice = i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (quoted && c == '"' && twice) {
        cell.append('"');
        i++;
      } else if (c == '"') {
        if (!quoted && !cell.isEmpty()) {
          throw new IllegalArgumentException("A quote within " + cell);
        }
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    if (quoted || !cell.isEmpty()) {
      throw new IllegalArgumentException("The last line has no end");
    }
    return cells;
  }
}
