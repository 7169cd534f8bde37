package io.muster.exports;

import io.muster.ui.Csv;
import java.util.List;
import java.util.stream.Collectors;

/** {@link FindingLines} as CSV. */
final class FindingsCsv {

  static final String HEAD = line(FindingLines.COLUMNS);

  private FindingsCsv() {}

  /** The lines of a cluster. */
  static String lines(Snapshot seen, Release release) {
    return FindingLines.of(seen, release).stream()
        .map(FindingsCsv::line)
        .collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return Csv.line(cells.toArray());
  }
}
