package io.muster.posture;

import io.muster.evaluation.Verdict;
import io.muster.findings.Subject;
import io.muster.posture.History.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules told a second time, as plainly as possible and without a line of the portal's code: it
 * replays a history and remembers what was true after each event.
 */
final class Oracle {

  /** An open episode. */
  record Episode(Instant openedAt, boolean recurred, Map<String, Boolean> systemById) {}

  /** What is true from an instant on. */
  private record Truth(
      Instant from,
      Map<Subject, Episode> open,
      int allowedDays,
      boolean doubted,
      boolean scanned,
      boolean lastComplete,
      Instant completeAt,
      boolean notApplicable,
      Set<String> excused,
      Decisions decisions,
      Map<String, String> looks,
      Grants grants,
      boolean retired) {}

  private final List<Truth> truths = new ArrayList<>();
  private final Map<String, Integer> endings = new TreeMap<>();
  private final Set<Subject> everEnded = new HashSet<>();
  private Map<Subject, Episode> open = new TreeMap<>();
  private int allowedDays = History.FIRST_ALLOWED_DAYS;
  private final Decisions decisions = new Decisions();
  private final Map<String, String> looks = new TreeMap<>();
  private final Grants grants = new Grants();
  private Set<String> excused = Set.of();
  private boolean doubted;
  private boolean bundleReplaced;
  private boolean scanned;
  private boolean lastComplete;
  private Instant completeAt;
  private boolean notApplicable;
  private boolean retired;

  Oracle(History history) {
    remember(history.start());
    for (Event event : history.events()) {
      happen(event);
      remember(event.at());
    }
  }

  /** The verdict at an instant, or null if the cluster has none then. */
  Verdict verdictAt(Instant t) {
    Truth now = at(t);
    if (now == null || now.retired()) {
      return null;
    }
    if (countsAt(t).open(now.grants().documentedOpen()) > 0) {
      return Verdict.OPEN;
    }
    boolean reviewed =
        !now.doubted()
            && now.scanned()
            && now.lastComplete()
            && now.excused().stream().allMatch(n -> now.decisions().outOfService(n, t))
            && t.isBefore(now.completeAt().plus(Duration.ofDays(now.allowedDays())));
    if (!reviewed) {
      return Verdict.NOT_REVIEWED;
    }
    return now.notApplicable() ? Verdict.NOT_APPLICABLE : Verdict.NOT_A_FINDING;
  }

  /** How the open episodes stand. */
  record Counts(int raw, int documented, int accepted) {
    int unaddressed() {
      return raw - documented - accepted;
    }

    int open(boolean documentedToo) {
      return documentedToo ? raw : raw - documented;
    }
  }

  /** How many episodes are open at an instant, and what addresses them. */
  Counts countsAt(Instant t) {
    Truth now = at(t);
    int documented = 0;
    int accepted = 0;
    for (Episode episode : now.open().values()) {
      boolean all = true;
      boolean any = true;
      for (var box : episode.systemById().entrySet()) {
        String look = now.looks().get(box.getKey());
        all &= now.grants().address(t, box.getValue(), look, true);
        any &= now.grants().address(t, box.getValue(), look, false);
      }
      documented += all ? 1 : 0;
      accepted += any && !all ? 1 : 0;
    }
    return new Counts(now.open().size(), documented, accepted);
  }

  /** Which container is addressed by which exception at an instant: id and number. */
  Set<String> addressedAt(Instant t) {
    Truth now = at(t);
    Set<String> addressed = new TreeSet<>();
    for (Episode episode : now.open().values()) {
      episode
          .systemById()
          .forEach(
              (id, system) ->
                  now.grants()
                      .numbers(t, system, now.looks().get(id))
                      .forEach(number -> addressed.add(id + " " + number)));
    }
    return addressed;
  }

  /** What is open at an instant, by subject. */
  Map<Subject, Episode> openAt(Instant t) {
    Truth now = at(t);
    return now == null ? Map.of() : now.open();
  }

  /** How many episodes ended in which way. */
  Map<String, Integer> endings() {
    return endings;
  }

  /** Every instant at which a truth begins or runs out. */
  Set<Instant> edges() {
    Set<Instant> edges = new TreeSet<>();
    for (Truth truth : truths) {
      edges.add(truth.from());
      edges.addAll(truth.decisions().edges());
      edges.addAll(truth.grants().edges());
      if (truth.completeAt() != null) {
        edges.add(truth.completeAt().plus(Duration.ofDays(truth.allowedDays())));
      }
    }
    return edges;
  }

  private Truth at(Instant t) {
    Truth found = null;
    for (Truth truth : truths) {
      if (!truth.from().isAfter(t)) {
        found = truth;
      }
    }
    return found;
  }

  private void remember(Instant at) {
    truths.add(
        new Truth(
            at,
            Map.copyOf(open),
            allowedDays,
            doubted || bundleReplaced,
            scanned,
            lastComplete,
            completeAt,
            notApplicable,
            excused,
            decisions.copy(),
            Map.copyOf(looks),
            grants.copy(),
            retired));
  }

  private void happen(Event event) {
    switch (event) {
      case Event.Scanned(Instant at, View view) -> {
        scanned = true;
        doubted = false;
        bundleReplaced = false;
        looks.putAll(view.looks());
        excused = view.excused();
        lastComplete = view.complete();
        if (lastComplete) {
          completeAt = at;
          notApplicable = view.kubernetesOnly();
        }
        view.nodes().forEach(node -> look(at, node, view.whole(node)));
      }
      case Event.Failed failed -> {
        scanned = true;
        lastComplete = false;
      }
      case Event.Cancelled cancelled -> {}
      case Event.NodeLeft(Instant at, String node) -> endAll(node, "NODE_LEFT");
      case Event.Allowed(Instant at, int days) -> allowedDays = days;
      case Event.Doubted d -> doubted = true;
      case Event.BundleReplaced r -> bundleReplaced = true;
      case Event.OutOfService o -> decisions.add(o);
      case Event.CalledBack c -> decisions.add(c);
      case Event.Approved a -> grants.add(a);
      case Event.Revoked(Instant at, int number) -> grants.revoke(number, at);
      case Event.Moved(Instant at, int boundary) -> grants.move(boundary);
      case Event.DocumentedCounts(Instant at, boolean counts) -> grants.count(counts);
      case Event.Confirmed c -> {}
      case Event.Retired r -> {
        endAll(null, "UNRESOLVED");
        retired = true;
      }
    }
  }

  private void endAll(String node, String how) {
    for (Subject subject : List.copyOf(open.keySet())) {
      if (node == null || subject.node().equals(node)) {
        open.remove(subject);
        ended(subject, how);
      }
    }
  }

  private void ended(Subject subject, String how) {
    everEnded.add(subject);
    endings.merge(how, 1, Integer::sum);
  }

  /** Replaces what is open on one node by what the scan proves of it. */
  private void look(Instant at, View.Node node, boolean whole) {
    Map<Subject, Map<String, Boolean>> seen = node.violating();
    Map<Subject, Episode> before = new TreeMap<>(open);
    before.keySet().removeIf(s -> !s.node().equals(node.name()));
    Map<Subject, Subject> goes = new Names(before, seen, whole).whoGoesWhere();
    Map<Subject, Episode> after = new TreeMap<>();
    seen.forEach(
        (subject, ids) -> {
          Subject from =
              goes.entrySet().stream()
                  .filter(e -> e.getValue().equals(subject))
                  .map(Map.Entry::getKey)
                  .findFirst()
                  .orElse(null);
          Map<String, Boolean> all = new TreeMap<>(ids);
          if (from == null) {
            after.put(subject, new Episode(at, everEnded.contains(subject), all));
            return;
          }
          Episode old = before.get(from);
          if (!whole) {
            Set<String> elsewhere = new HashSet<>();
            seen.values().forEach(m -> elsewhere.addAll(m.keySet()));
            old.systemById().forEach((id, system) -> keep(all, elsewhere, id, system));
          }
          after.put(subject, new Episode(old.openedAt(), old.recurred(), all));
        });
    before.forEach(
        (subject, episode) -> {
          if (goes.containsKey(subject)) {
            return;
          }
          if (whole) {
            boolean there =
                node.boxes().stream()
                    .filter(b -> !b.outcome().violation())
                    .anyMatch(
                        b ->
                            b.name().equals(subject.name())
                                || episode.systemById().containsKey(b.id()));
            ended(subject, there ? "FIXED" : "GONE");
          } else {
            after.put(subject, episode);
          }
        });
    open.keySet().removeAll(before.keySet());
    open.putAll(after);
  }

  private static void keep(
      Map<String, Boolean> all, Set<String> seenElsewhere, String id, boolean system) {
    if (!seenElsewhere.contains(id)) {
      all.put(id, system);
    }
  }
}
