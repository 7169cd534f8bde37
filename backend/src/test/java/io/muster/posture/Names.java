package io.muster.posture;

import io.muster.findings.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** For the oracle: under which name each open episode of a node goes on, if it was seen. */
final class Names {

  private final Map<Subject, Oracle.Episode> open;
  private final Map<Subject, Map<String, Boolean>> seen;
  private final boolean whole;
  private final Map<Subject, Subject> wants = new HashMap<>();

  Names(Map<Subject, Oracle.Episode> open, Map<Subject, Map<String, Boolean>> seen, boolean whole) {
    this.open = open;
    this.seen = seen;
    this.whole = whole;
  }

  Map<Subject, Subject> whoGoesWhere() {
    for (Subject subject : open.keySet()) {
      if (!stays(subject)) {
        seen.keySet().stream()
            .filter(to -> shares(subject, to) && !wants.containsValue(to))
            .filter(to -> !(open.containsKey(to) && stays(to)))
            .findFirst()
            .ifPresent(to -> wants.put(subject, to));
      }
    }
    Map<Subject, Subject> goes = new HashMap<>();
    for (Subject subject : open.keySet()) {
      if (stays(subject)) {
        goes.put(subject, subject);
      } else if (moves(subject, new HashSet<>())) {
        goes.put(subject, wants.get(subject));
      }
    }
    for (Subject subject : open.keySet()) {
      if (!goes.containsKey(subject) && seen.containsKey(subject) && !goes.containsValue(subject)) {
        goes.put(subject, subject);
      }
    }
    return goes;
  }

  /** A container of it still bears its name. */
  private boolean stays(Subject subject) {
    return seen.containsKey(subject) && shares(subject, subject);
  }

  /** The name it wants is free, is given up by its holder, or its holder was looked for. */
  private boolean moves(Subject subject, Set<Subject> asked) {
    Subject to = wants.get(subject);
    if (to == null) {
      return false;
    }
    return !open.containsKey(to) || whole || !asked.add(subject) || moves(to, asked);
  }

  private boolean shares(Subject subject, Subject to) {
    return open.get(subject).systemById().keySet().stream()
        .anyMatch(seen.get(to).keySet()::contains);
  }
}
