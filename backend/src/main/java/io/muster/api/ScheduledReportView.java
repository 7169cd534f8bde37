package io.muster.api;

import io.muster.exports.scheduled.ScheduledReport;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a scheduled report, as the API tells it.
 *
 * @param kind as in {@code GET /reports/{kind}}
 * @param scope which clusters it is about, in words
 * @param asOf the planned instant, whose truth it tells
 * @param missed how many planned times had passed without a report when this one was made
 * @param fileName absent if nothing was made, as {@code size} and {@code sha256} are
 * @param failure why nothing was made; absent if something was
 * @param discardedAt since when the file is there no more; absent while it is
 */
record ScheduledReportView(
    UUID id,
    UUID schedule,
    String kind,
    String format,
    String scope,
    String owner,
    Instant asOf,
    Instant madeAt,
    int missed,
    @Nullable String fileName,
    @Nullable Long size,
    @Nullable String sha256,
    @Nullable String failure,
    @Nullable Instant discardedAt) {

  static ScheduledReportView of(ScheduledReport report) {
    ScheduledReport.File file = report.file();
    return new ScheduledReportView(
        report.id(),
        report.schedule().id(),
        report.schedule().report().name(),
        report.schedule().report().format(),
        report.said(),
        report.schedule().username(),
        report.asOf(),
        report.madeAt(),
        report.missed(),
        file == null ? null : file.name(),
        file == null ? null : file.size(),
        file == null ? null : file.sha256(),
        report.failure(),
        report.discarded() == null ? null : report.discarded().at());
  }
}
