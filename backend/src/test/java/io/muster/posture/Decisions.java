package io.muster.posture;

import io.muster.posture.History.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a generated ISSM has decided of nodes so far, told plainly: the last word counts. */
final class Decisions {

  private final List<Event> made = new ArrayList<>();

  void add(Event decision) {
    made.add(decision);
  }

  Decisions copy() {
    Decisions copy = new Decisions();
    copy.made.addAll(made);
    return copy;
  }

  /** Whether the node is out of service at an instant, as far as is decided. */
  boolean outOfService(String node, Instant t) {
    boolean out = false;
    for (Event decision : made) {
      switch (decision) {
        case Event.OutOfService(Instant at, String which, Instant from, Instant until) -> {
          if (which.equals(node) && !t.isBefore(from) && t.isBefore(until)) {
            out = true;
          }
        }
        case Event.CalledBack(Instant at, String which, Instant from) -> {
          if (which.equals(node) && !t.isBefore(from)) {
            out = false;
          }
        }
        default -> throw new IllegalArgumentException("No decision: " + decision);
      }
    }
    return out;
  }

  Set<Instant> edges() {
    Set<Instant> edges = new TreeSet<>();
    for (Event decision : made) {
      if (decision instanceof Event.OutOfService(var at, var node, Instant from, Instant until)) {
        edges.add(from);
        edges.add(until);
      } else if (decision instanceof Event.CalledBack(var at, var node, Instant from)) {
        edges.add(from);
      }
    }
    return edges;
  }
}
