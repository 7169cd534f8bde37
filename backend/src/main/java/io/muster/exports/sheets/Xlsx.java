package io.muster.exports.sheets;

/** What a workbook is on the wire. */
public final class Xlsx {

  /** The media type of a workbook. */
  public static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** How the name of its file ends. */
  public static final String ENDING = ".xlsx";

  private Xlsx() {}
}
