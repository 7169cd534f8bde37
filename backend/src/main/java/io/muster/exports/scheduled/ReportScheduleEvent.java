package io.muster.exports.scheduled;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What happened to a schedule of reports. */
public sealed interface ReportScheduleEvent extends Auditable {

  /** Somebody has a report made by itself from now on. */
  record Made(ReportSchedule schedule, Who by) implements ReportScheduleEvent {
    @Override
    public AuditLine auditLine() {
      return line("report-schedule.made", schedule, by, Map.of());
    }
  }

  /** It is made no more. */
  record Ended(ReportSchedule schedule, String because, Who by) implements ReportScheduleEvent {
    @Override
    public AuditLine auditLine() {
      return line("report-schedule.ended", schedule, by, Map.of("because", because));
    }
  }

  private static AuditLine line(
      String action, ReportSchedule schedule, Who by, Map<String, String> more) {
    Map<String, String> details = new TreeMap<>(more);
    details.put("report", schedule.report().name() + "." + schedule.report().format());
    details.put("owner", schedule.username());
    details.put("when", schedule.timetable().words());
    details.put("cluster", Objects.toString(schedule.about().cluster(), ""));
    details.put("label", schedule.about().label());
    return new AuditLine(
        by,
        action,
        "report-schedule",
        schedule.id().toString(),
        schedule.about().boundary(),
        details);
  }
}
