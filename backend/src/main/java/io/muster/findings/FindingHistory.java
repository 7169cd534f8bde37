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
