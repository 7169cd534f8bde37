package io.muster.exports.scheduled;

import io.muster.exports.Selection;
import io.muster.schedules.Timetable;
import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a report is made by itself.
 *
 * @param owner whose it is, and {@code username} as it was then
 * @param report the kind and the format
 * @param about which clusters it is about
 * @param from since when; times before it do not count
 * @param end how it ended, null if it goes on
 */
public record ReportSchedule(
    UUID id,
    AccountId owner,
    String username,
    Kind report,
    About about,
    Timetable timetable,
    Instant from,
    @Nullable End end) {

  /** The kind of a report and its format, as {@link io.muster.exports.Reports} has them. */
  public record Kind(String name, String format) {}

  /**
   * Which clusters, narrowed by all that is said.
   *
   * @param boundary only those of it, null for any
   * @param cluster only this one, null for any
   * @param label only those with this label, {@code key} or {@code key=value}; empty for any
   */
  public record About(@Nullable BoundaryId boundary, @Nullable ClusterId cluster, String label) {

    /** The same as exports have it. */
    public Selection selection() {
      return Selection.of(boundary, cluster, label);
    }
  }

  /**
   * How it ended.
   *
   * @param by the user name, or {@code portal}
   * @param because why, in a sentence
   */
  public record End(Instant at, String by, String because) {}
}
