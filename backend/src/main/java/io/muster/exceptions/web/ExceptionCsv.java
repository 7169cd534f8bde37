package io.muster.exceptions.web;

import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.RequestText;
import io.muster.exceptions.Step;
import io.muster.ui.Csv;
import java.time.Instant;

/** An exception as a line of CSV. */
final class ExceptionCsv {

  static final String HEAD =
      Csv.line(
          "as of",
          "exception",
          "state",
          "kind",
          "title",
          "boundary",
          "pin",
          "first day",
          "last day",
          "SSP reference",
          "ticket",
          "continues",
          "containers that differ",
          "last step",
          "by",
          "at",
          "remark");

  private ExceptionCsv() {}

  static String line(ExceptionRow row, Instant now) {
    ExceptionRequest request = row.request();
    RequestText text = request.text();
    Step last = request.last();
    return Csv.line(
        now,
        request.number(),
        row.status().word(),
        request.kind().word(),
        text.title(),
        row.boundary(),
        text.pin().words(),
        request.term() == null ? text.from() : request.term().fromDay(),
        row.until(),
        text.sspReference(),
        text.ticket(),
        request.follows() == null ? null : request.follows().number(),
        row.drift().size(),
        last.act().done(),
        last.displayName(),
        last.at(),
        last.remark());
  }
}
