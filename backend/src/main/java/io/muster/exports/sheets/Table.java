package io.muster.exports.sheets;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table that fills a worksheet and is written row by row: no more than a few rows are ever in
 * memory. A workbook is written from one end to the other, so a table is begun when the one before
 * it is finished.
 *
 * <p>A text is always a text cell, formatted as text: it is no formula when the file is opened, nor
 * after somebody edits the cell.
 */
final class Table {

  private static final int AT_ONCE = 100;
  private static final String TEXT = "@";
  private static final String DAY = "mm/dd/yyyy";
  private static final String MARKED_FILL = "FBEEEC";
  private static final String HEAD_FILL = "E6EAF0";

  private final Worksheet sheet;
  private final List<Column> columns;
  private final int most;
  private int rows;

  /** Begins the table with its heads, which stay in view. */
  Table(Worksheet sheet, List<Column> columns) {
    this(sheet, columns, Worksheet.MAX_ROWS);
  }

  /** The same with room for fewer rows, the heads among them. */
  Table(Worksheet sheet, List<Column> columns, int most) {
    this.sheet = sheet;
    this.columns = List.copyOf(columns);
    this.most = most;
    for (int c = 0; c < columns.size(); c++) {
      sheet.width(c, columns.get(c).width());
      sheet.inlineString(0, c, columns.get(c).head());
      sheet.style(0, c).bold().wrapText(true).verticalAlignment("top").fillColor(HEAD_FILL).set();
    }
    sheet.freezePane(0, 1);
    sheet.repeatRows(0);
    sheet.pageOrientation("landscape");
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 999);
    rows = 1;
  }

  /** Whether a worksheet takes no more rows. */
  boolean full() {
    return rows >= most;
  }

  /**
   * Adds a row.
   *
   * @param cells texts, whole numbers and days; null or an empty text leaves a cell empty
   */
  void add(List<? extends @Nullable Object> cells) throws IOException {
    for (int c = 0; c < cells.size(); c++) {
      put(rows, c, cells.get(c));
    }
    end();
  }

  /** Adds a row that stands out; a cell of it says in words why. */
  void addMarked(List<? extends @Nullable Object> cells) throws IOException {
    for (int c = 0; c < cells.size(); c++) {
      put(rows, c, cells.get(c));
      sheet.style(rows, c).fillColor(MARKED_FILL).set();
    }
    end();
  }

  private void end() throws IOException {
    rows++;
    if (rows % AT_ONCE == 0) {
      sheet.flush();
    }
  }

  /**
   * Ends the table; nothing can be added after.
   *
   * @param marking stands over and under every printed sheet
   */
  void finish(String marking) throws IOException {
    String said = marking.replace("&", "&&");
    sheet.header(said, Position.CENTER);
    sheet.footer(said, Position.CENTER);
    sheet.setAutoFilter(0, 0, Math.max(rows - 1, 0), columns.size() - 1);
    sheet.finish();
  }

  private void put(int row, int column, @Nullable Object said) {
    switch (said) {
      case null -> {}
      case Integer figure -> sheet.value(row, column, figure);
      case LocalDate day -> {
        sheet.value(row, column, day);
        sheet.style(row, column).format(DAY).verticalAlignment("top").set();
      }
      default -> {
        String text = Cell.text(said.toString());
        if (!text.isEmpty()) {
          sheet.inlineString(row, column, text);
          sheet
              .style(row, column)
              .format(TEXT)
              .wrapText(columns.get(column).wraps())
              .verticalAlignment("top")
              .set();
        }
      }
    }
  }
}
