package io.muster.posture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What follows from what is known at an instant, until for ever, should nothing else happen. Pure:
 * it asks {@link NetVerdict} at every known end and joins neighbours that stand the same.
 */
final class Projection {

  private Projection() {}

  /** Contiguous segments from {@code at} to {@link Instant#MAX}; never none. */
  static List<Segment> from(Instant at, Known known) {
    SortedSet<Instant> edges = new TreeSet<>();
    edges.add(at);
    known.edges().filter(at::isBefore).forEach(edges::add);
    List<Segment> segments = new ArrayList<>();
    for (Instant edge : edges) {
      Standing standing = NetVerdict.at(edge, known);
      if (!segments.isEmpty()) {
        if (segments.getLast().standing().sameAs(standing)) {
          continue;
        }
        segments.add(segments.removeLast().until(edge));
      }
      segments.add(new Segment(known.inputs().boundary(), edge, Instant.MAX, standing));
    }
    return segments;
  }
}
