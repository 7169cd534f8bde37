package io.muster.exports.sheets;

import io.muster.exports.Moment;
import io.muster.exports.Release;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The sheet of a workbook that says what it is, for when, and how far it goes. */
final class About {

  private static final List<Column> COLUMNS =
      List.of(new Column("About", 30, true), new Column("this file", 110, true));

  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  /** Begins with what every file says. */
  About(String what, String scope, Moment moment, Release release, String tool) {
    say("What it is", what);
    say("Scope", scope);
    say("As of", moment.asOf());
    say("Produced at", moment.producedAt());
    say("Produced by", tool);
    say(
        "Release",
        release.name()
            + (release.imported()
                ? ""
                : ". No benchmark was imported: where texts of the rule belong stand Muster's own"
                    + " words."));
  }

  /** Adds a line. */
  final About say(String name, Object value) {
    rows.add(List.of(name, value));
    return this;
  }

  /** Fills the sheet, marked so. */
  void write(Worksheet sheet, String marking) throws IOException {
    Table table = new Table(sheet, COLUMNS);
    for (List<@Nullable Object> row : rows) {
      table.add(row);
    }
    table.finish(marking);
  }
}
