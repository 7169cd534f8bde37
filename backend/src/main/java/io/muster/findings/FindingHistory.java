package io.muster.findings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An episode with all that was ever read of it.
 *
 * @param finding the episode
 * @param places where it was, oldest first
 * @param details what was read of its containers, oldest first
 */
public record FindingHistory(Finding finding, List<Place> places, List<Read> details) {

  /** The same of which only that is told that was read by an instant. */
  FindingHistory knownAt(Instant t) {
    return new FindingHistory(
        finding,
        places.stream()
            .filter(p -> !p.from().isAfter(t))
            .map(p -> new Place(p.subject(), p.from(), known(p.until(), t)))
            .toList(),
        details.stream()
            .filter(r -> !r.from().isAfter(t))
            .map(r -> new Read(r.detail(), r.from(), known(r.until(), t)))
            .toList());
  }

  private static @Nullable Instant known(@Nullable Instant until, Instant t) {
    return until == null || until.isAfter(t) ? null : until;
  }

  public FindingHistory {
    places = List.copyOf(places);
    details = List.copyOf(details);
  }

  /**
   * A name it bore.
   *
   * @param until when that ended, null while it lasts
   */
  public record Place(Subject subject, Instant from, @Nullable Instant until) {}

  /**
   * A container as it was read for a time.
   *
   * @param until when that ended, null while it lasts
   */
  public record Read(FindingDetail detail, Instant from, @Nullable Instant until) {}
}
