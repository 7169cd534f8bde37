package io.muster.exports.scheduled;

import io.muster.schedules.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which report of a schedule is to be made. Of several times that passed, only the last is made:
 * one report catches up.
 *
 * @param asOf the last planned time that has come; null if none has
 * @param missed how many planned times, this one included, had passed by more than a while
 * @param next the first planned time to come; null if there is none ever
 */
record Due(@Nullable Instant asOf, int missed, @Nullable Instant next) {

  /** A report that is begun later than this after its time was missed. */
  static final Duration GRACE = Duration.ofMinutes(5);

  /**
   * What is due.
   *
   * @param after the time of the last report, or the instant from which the schedule holds
   */
  static Due of(Timetable timetable, Instant after, Instant now) {
    Instant last = null;
    int missed = 0;
    Optional<Instant> next = following(timetable, after);
    while (next.isPresent() && !next.get().isAfter(now)) {
      last = next.get();
      missed += last.isBefore(now.minus(GRACE)) ? 1 : 0;
      next = following(timetable, last);
    }
    return new Due(last, missed, next.orElse(null));
  }

  private static Optional<Instant> following(Timetable timetable, Instant after) {
    return timetable.nominal(after, 1).stream().findFirst();
  }
}
