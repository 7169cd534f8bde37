package io.muster.exports.scheduled;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import java.util.HashMap;
import java.util.Map;

/** What happened to a scheduled report. */
public sealed interface ScheduledReportEvent extends Auditable {

  /** Who does what nobody asked for at that moment. */
  Who PORTAL = new Who(null, "scheduled reports", "");

  /** The report. */
  ScheduledReport report();

  /** It was made and is kept, or could not be made. */
  record Ended(ScheduledReport report) implements ScheduledReportEvent {
    @Override
    public AuditLine auditLine() {
      return line(report.failure() == null ? "report.kept" : "report.not-made", report);
    }
  }

  /** Its file was discarded. */
  record Discarded(ScheduledReport report) implements ScheduledReportEvent {
    @Override
    public AuditLine auditLine() {
      return line("report.discarded", report);
    }
  }

  private static AuditLine line(String action, ScheduledReport report) {
    ReportSchedule schedule = report.schedule();
    Map<String, Object> details = new HashMap<>();
    details.put("report", schedule.report().name() + "." + schedule.report().format());
    details.put("owner", schedule.username());
    details.put("scope", report.said());
    details.put("asOf", report.asOf().toString());
    details.put("missed", report.missed());
    if (report.file() != null) {
      details.put("sha256", report.file().sha256());
      details.put("size", report.file().size());
    }
    if (report.failure() != null) {
      details.put("because", report.failure());
    }
    if (report.discarded() != null) {
      details.put("because", report.discarded().because());
    }
    return new AuditLine(
        PORTAL,
        action,
        "scheduled-report",
        report.id().toString(),
        schedule.about().boundary(),
        details);
  }
}
