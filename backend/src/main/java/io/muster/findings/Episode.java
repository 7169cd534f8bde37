package io.muster.findings;

import io.muster.shared.BoundaryId;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A finding with everything that the ledger holds of it.
 *
 * @param recurrenceOf the episode of the same subject before it, if there was one
 * @param end how it ended, empty while it is open
 * @param places where it was, oldest first
 * @param readings what was read of its containers, by time and container
 */
record Episode(
    FindingId id,
    Instant openedAt,
    ScanId openedBy,
    Optional<FindingId> recurrenceOf,
    Optional<End> end,
    List<Place> places,
    List<FindingHistory.Read> readings) {

  private static final Comparator<FindingHistory.Read> ORDER =
      Comparator.comparing(FindingHistory.Read::from).thenComparing(r -> r.detail().container());

  Episode {
    places = places.stream().sorted(Comparator.comparing(Place::from)).toList();
    readings = readings.stream().sorted(ORDER).toList();
  }

  /** How an episode ended; {@code by} is the scan, null if another event did. */
  record End(Instant at, Ending as, @Nullable ScanId by) {}

  /** Where it was for a time; {@code until} is null while it lasts. */
  record Place(BoundaryId boundary, Subject subject, Instant from, @Nullable Instant until) {}

  /** By what an episode is known, whatever its id: a subject opens once at an instant. */
  record Key(Instant openedAt, Subject subject) {

    @Override
    public String toString() {
      return "Finding on " + subject + " opened " + openedAt;
    }
  }

  /** Empty if nothing says where it was, as in a damaged ledger only. */
  Optional<Key> key() {
    return places.stream().findFirst().map(p -> new Key(openedAt, p.subject()));
  }

  Episode with(List<Place> places, List<FindingHistory.Read> readings) {
    return new Episode(id, openedAt, openedBy, recurrenceOf, end, places, readings);
  }

  Episode ended(End how) {
    return new Episode(id, openedAt, openedBy, recurrenceOf, Optional.of(how), places, readings);
  }
}
