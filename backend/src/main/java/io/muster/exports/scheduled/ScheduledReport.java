package io.muster.exports.scheduled;

import io.muster.identity.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of one time of a schedule.
 *
 * @param asOf the planned instant, whose truth it tells
 * @param missed how many planned times had passed without a report when this one was made
 * @param madeAt when it was made, or was not
 * @param said which clusters it is about, in words
 * @param scope under which it was made: who may not see all of it does not see the report
 * @param file what was made, null if nothing was
 * @param failure why nothing was made, in a sentence; null if something was
 * @param discarded when and why the file was discarded, null if it is there
 */
public record ScheduledReport(
    UUID id,
    ReportSchedule schedule,
    Instant asOf,
    int missed,
    Instant madeAt,
    String said,
    Scope scope,
    @Nullable File file,
    @Nullable String failure,
    @Nullable Discarded discarded) {

  /**
   * A file.
   *
   * @param size in bytes
   * @param sha256 of its content, 64 hexadecimal digits
   */
  public record File(String name, String mediaType, long size, String sha256) {}

  /** That a file is there no more. */
  public record Discarded(Instant at, String because) {}

  /** Whether there is a file to be had. */
  public boolean kept() {
    return file != null && discarded == null;
  }
}
