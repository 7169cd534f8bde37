package io.muster.exports.scheduled;

import io.muster.identity.Scope;
import io.muster.shared.Conflict;
import io.muster.shared.NotFound;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was made by itself. A report exists for whoever may see, at this moment, all under which it
 * was made: its owner too has it only as long as that holds.
 */
@Component
public class ScheduledReports {

  private final ReportRows rows;
  private final Pieces pieces;

  ScheduledReports(ReportRows rows, Pieces pieces) {
    this.rows = rows;
    this.pieces = pieces;
  }

  /** So many from an offset on, the newest first. */
  public List<ScheduledReport> list(Scope scope, int offset, int limit) {
    return rows.list(scope, offset, limit);
  }

  /**
   * So many that follow after another in that order.
   *
   * @param before the last of the part before; null for the beginning
   * @param of only those of this schedule; null for all
   */
  public List<ScheduledReport> after(
      @Nullable UUID before, @Nullable UUID of, int limit, Scope scope) {
    return rows.after(before, of, limit, scope);
  }

  /** How many there are. */
  public long count(Scope scope) {
    return rows.count(scope);
  }

  /**
   * One with a file.
   *
   * @throws NotFound if there is none with that id in the scope
   * @throws Conflict if nothing was made, or its file was discarded
   */
  public ScheduledReport get(UUID id, Scope scope) {
    ScheduledReport report =
        rows.find(id, scope).orElseThrow(() -> new NotFound("There is no such report."));
    if (report.failure() != null) {
      throw new Conflict("This report was not made: " + report.failure());
    }
    if (report.discarded() != null) {
      throw new Conflict(
          "This file was discarded: %s The report can be made anew as of %s."
              .formatted(report.discarded().because(), report.asOf()));
    }
    return report;
  }

  /**
   * Writes the file of one that {@link #get} gave. The stream stays open.
   *
   * @throws IOException if it cannot be written, or is not what was made
   */
  public void write(ScheduledReport report, OutputStream out) throws IOException {
    pieces.write(report.id(), Objects.requireNonNull(report.file()), out);
  }
}
