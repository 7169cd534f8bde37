package io.muster.exports.web;

import io.muster.exports.scheduled.ScheduledReport;

/**
 * What came of a schedule, as pages show it.
 *
 * @param title the report as people call it
 */
record ScheduledReportRow(ScheduledReport report, String title) {}
