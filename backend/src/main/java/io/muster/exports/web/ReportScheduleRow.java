package io.muster.exports.web;

import io.muster.exports.scheduled.ReportSchedule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule of reports as pages show it.
 *
 * @param title the report as people call it
 * @param about which clusters, in words
 * @param next its next time, null if it has ended
 */
record ReportScheduleRow(
    ReportSchedule schedule, String title, String about, @Nullable Instant next) {}
