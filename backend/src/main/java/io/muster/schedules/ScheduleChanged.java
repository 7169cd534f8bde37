package io.muster.schedules;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule was said, said otherwise, paused or removed.
 *
 * @param before what was said of that reach, or null
 * @param after what is said now, or null if it was removed
 */
public record ScheduleChanged(@Nullable Schedule before, @Nullable Schedule after, Who by)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    Schedule named = after == null ? before : after;
    Map<String, String> details = new LinkedHashMap<>();
    details.put("reach", named.reach().toString());
    if (before != null) {
      details.put("before", said(before));
    }
    if (after != null) {
      details.put("after", said(after));
    }
    return new AuditLine(
        by,
        after == null ? "schedule.removed" : "schedule.written",
        "schedule",
        named.id().toString(),
        named.reach().within(),
        details);
  }

  private static String said(Schedule schedule) {
    Schedule.Pause pause = schedule.pause();
    return schedule.timetable().words()
        + (pause == null ? "" : "; paused until " + pause.until() + ": " + pause.reason());
  }
}
