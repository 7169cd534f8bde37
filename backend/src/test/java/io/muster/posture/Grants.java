package io.muster.posture;

import io.muster.posture.History.Event;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The oracle's memory of exceptions: what was approved and revoked, and where the cluster is. */
final class Grants {

  private final Map<Integer, Event.Approved> approved = new HashMap<>();
  private final Map<Integer, Instant> revoked = new HashMap<>();
  private int boundary;
  private boolean documentedOpen;

  void add(Event.Approved event) {
    approved.put(event.number(), event);
  }

  void revoke(int number, Instant at) {
    revoked.put(number, at);
  }

  void move(int to) {
    boundary = to;
  }

  void count(boolean open) {
    documentedOpen = open;
  }

  boolean documentedOpen() {
    return documentedOpen;
  }

  Grants copy() {
    Grants copy = new Grants();
    copy.approved.putAll(approved);
    copy.revoked.putAll(revoked);
    copy.boundary = boundary;
    copy.documentedOpen = documentedOpen;
    return copy;
  }

  /** Whether one of them addresses a container of that look at an instant. */
  boolean address(Instant t, boolean system, String look, boolean documentedOnly) {
    return numbers(t, system, look).stream()
        .anyMatch(n -> approved.get(n).documented() || !documentedOnly);
  }

  /** Which of them do. */
  Set<Integer> numbers(Instant t, boolean system, String look) {
    Set<Integer> numbers = new HashSet<>();
    for (Event.Approved a : approved.values()) {
      if (a.documented() == system
          && a.here()
          && a.boundary() == boundary
          && inForce(a, t)
          && a.looks().stream().anyMatch(l -> same(l, look, a.pinned()))) {
        numbers.add(a.number());
      }
    }
    return numbers;
  }

  /** Every instant at which one begins or ends. */
  Set<Instant> edges() {
    Set<Instant> edges = new HashSet<>(revoked.values());
    for (Event.Approved a : approved.values()) {
      edges.add(a.at());
      edges.add(begin(a));
      edges.add(end(a));
    }
    return edges;
  }

  private boolean inForce(Event.Approved a, Instant t) {
    Instant back = revoked.get(a.number());
    return !t.isBefore(a.at())
        && !t.isBefore(begin(a))
        && t.isBefore(end(a))
        && (back == null || t.isBefore(back));
  }

  private static Instant begin(Event.Approved a) {
    return a.from().atTime(LocalTime.MIDNIGHT).atZone(a.zone()).toInstant();
  }

  private static Instant end(Event.Approved a) {
    return a.until().plusDays(1).atTime(LocalTime.MIDNIGHT).atZone(a.zone()).toInstant();
  }

  /** Image, command and PID mode; or without the command. */
  private static boolean same(String one, String other, boolean pinned) {
    return pinned
        ? one.equals(other)
        : one.replaceFirst("command .", "").equals(other.replaceFirst("command .", ""));
  }
}
