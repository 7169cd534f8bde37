package io.muster.exports.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back as a spreadsheet reads it. */
class TableTests {

  private static final List<Column> COLUMNS =
      List.of(new Column("A", 10, true), new Column("B", 10, false));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "=cmd|'/c calc'!A1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "'x",
        "007",
        "1e5",
        "TRUE",
        "<b>&amp;",
        "_x0041_",
        " spaces ",
        "{=1}"
      })
  void aTextIsATextAndStaysOneWhenEdited(String text) throws Exception {
    XSSFCell cell = written(table -> table.add(List.of(text, ""))).getRow(1).getCell(0);

    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
    assertThat(cell.getStringCellValue()).isEqualTo(text.replace('\r', '\n'));
    assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
  }

  @Test
  void figuresAndDaysAreNoTextsAndNothingIsEmpty() throws Exception {
    XSSFSheet sheet =
        written(
            table -> {
              table.add(Arrays.asList(7, LocalDate.of(2026, 11, 20)));
              table.add(Arrays.asList(null, ""));
            });

    assertThat(sheet.getRow(1).getCell(0).getNumericCellValue()).isEqualTo(7);
    assertThat(sheet.getRow(1).getCell(1).getLocalDateTimeCellValue().toLocalDate())
        .isEqualTo("2026-11-20");
    assertThat(sheet.getPhysicalNumberOfRows()).isEqualTo(2);
    assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
    assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:B3");
  }

  @Test
  void whatNoCellCanHoldIsReplacedOrCutAndSaysSo() throws Exception {
    XSSFSheet sheet =
        written(table -> table.add(List.of("a\u0000b\uD800c\uFFFE", "x".repeat(40_000))));

    assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("a?b?c?");
    assertThat(sheet.getRow(1).getCell(1).getStringCellValue())
        .hasSizeLessThanOrEqualTo(32_767)
        .endsWith("x (Cut here: 7,293 more characters.)");
  }

  @Test
  void manyRowsAreWrittenAndAFullSheetSaysThatItIs() throws Exception {
    XSSFSheet sheet =
        written(
            table -> {
              while (!table.full()) {
                table.add(List.of("=row", "b"));
              }
            });

    assertThat(sheet.getLastRowNum()).isEqualTo(349);
    assertThat(sheet.getRow(349).getCell(0).getStringCellValue()).isEqualTo("=row");
  }

  @Test
  void rowsAreSentWhileOthersAreStillToCome() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbook workbook = new Workbook(out, "Muster", null);
    Table table = new Table(workbook.newWorksheet("Test"), COLUMNS);
    for (int row = 0; row < 20_000; row++) {
      table.add(List.of(java.util.UUID.nameUUIDFromBytes(new byte[] {(byte) row}), row));
    }
    int sent = out.size();
    table.finish("CUI");
    workbook.finish();

    assertThat(sent).isGreaterThan(out.size() / 2);
  }

  private interface Fills {
    void accept(Table table) throws Exception;
  }

  private static XSSFSheet written(Fills fills) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbook workbook = new Workbook(out, "Muster", null);
    Table table = new Table(workbook.newWorksheet("Test"), COLUMNS, 350);
    fills.accept(table);
    table.finish("CUI");
    workbook.finish();
    try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      return read.getSheetAt(0);
    }
  }
}
