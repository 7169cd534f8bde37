package io.muster.posture;

import io.muster.exceptions.Term;
import io.muster.findings.Change;
import io.muster.findings.Ending;
import io.muster.findings.FindingDetail;
import io.muster.findings.OpenFinding;
import io.muster.findings.Reconciliation;
import io.muster.findings.Subject;
import io.muster.inventory.OutOfService;
import io.muster.posture.History.Event;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The portal's pure core, run over a history without a database. */
final class InMemory {

  /** An open finding with when it was opened, and whether it had recurred. */
  record Held(OpenFinding finding, Instant openedAt, boolean recurred) {}

  final Map<FindingId, Held> open = new LinkedHashMap<>();
  final Map<Ending, Integer> endings = new TreeMap<>();
  private final TreeMap<Instant, List<Held>> past = new TreeMap<>();
  private final Map<Subject, FindingId> ended = new HashMap<>();
  private final List<Segment> segments = new ArrayList<>();
  private final List<BoundaryId> boundaries =
      Stream.generate(BoundaryId::random).limit(Exceptions.BOUNDARIES).toList();
  private final TreeMap<Instant, List<Covering>> coverings = new TreeMap<>();
  private final List<Term> terms = new ArrayList<>();
  private Inputs inputs =
      new Inputs(
          ClusterId.random(),
          boundaries.get(0),
          Duration.ofDays(History.FIRST_ALLOWED_DAYS),
          false,
          false,
          false);
  private List<OutOfService> periods = List.of();
  private Optional<PastScan> last = Optional.empty();
  private Optional<PastScan> complete = Optional.empty();

  InMemory(Instant start) {
    project(start);
  }

  List<Segment> segments() {
    return segments;
  }

  List<Held> openAt(Instant t) {
    var entry = past.floorEntry(t);
    return entry == null ? List.of() : entry.getValue();
  }

  /** Which container is covered by which exception at an instant: id and number. */
  Set<String> coveredAt(Instant t) {
    var entry = coverings.floorEntry(t);
    List<ExceptionId> ids = terms.stream().map(Term::id).toList();
    return entry == null
        ? Set.of()
        : entry.getValue().stream()
            .filter(c -> !t.isBefore(c.from()) && t.isBefore(c.until()))
            .map(c -> c.container() + " " + ids.indexOf(c.exception()))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  void happen(Event event) {
    Instant at = event.at();
    switch (event) {
      case Event.Scanned(Instant when, View view) -> {
        var read = view.evaluated();
        Reconciliation.of(
                open.values().stream().map(Held::finding).toList(), Map.copyOf(ended), read)
            .forEach(c -> apply(c, at));
        boolean all = read.complete();
        last =
            Optional.of(
                new PastScan(
                    ScanId.random(),
                    at,
                    all,
                    all && read.notApplicableByFacts(),
                    read.unread(),
                    read.excusedNodes(),
                    all ? "" : "Incomplete"));
        complete = all ? last : complete;
        inputs = inputs.withIdentityInDoubt(false).withBundleReplaced(false);
        project(at);
      }
      case Event.Failed f -> {
        last = Optional.of(new PastScan(ScanId.random(), at, false, false, 0, Set.of(), "Failed"));
        project(at);
      }
      case Event.Cancelled c -> {}
      case Event.NodeLeft(Instant when, String node) -> {
        endAll(node, Ending.NODE_LEFT, at);
        project(at);
      }
      case Event.Allowed(Instant when, int days) -> {
        inputs = inputs.withAllowedAge(Duration.ofDays(days));
        project(at);
      }
      case Event.Doubted d -> {
        inputs = inputs.withIdentityInDoubt(true);
        project(at);
      }
      case Event.BundleReplaced r -> {
        inputs = inputs.withBundleReplaced(true);
        project(at);
      }
      case Event.OutOfService(Instant when, String node, Instant from, Instant until) -> {
        periods = new ArrayList<>(periods);
        periods.add(new OutOfService(node, from, until));
        project(at);
      }
      case Event.CalledBack(Instant when, String node, Instant from) -> {
        periods = periods.stream().map(p -> cut(p, node, from)).toList();
        project(at);
      }
      case Event.Approved a -> {
        terms.add(TermsOf.approved(a, inputs.cluster(), boundaries.get(a.boundary())));
        project(at);
      }
      case Event.Revoked(Instant when, int number) -> {
        terms.set(number, TermsOf.revoked(terms.get(number), when));
        project(at);
      }
      case Event.Moved(Instant when, int boundary) -> {
        inputs =
            inputs.in(
                boundaries.get(boundary),
                new Inputs.Policy(inputs.allowedAge(), inputs.documentedOpen()));
        project(at);
      }
      case Event.DocumentedCounts(Instant when, boolean counts) -> {
        inputs = inputs.withDocumentedOpen(counts);
        project(at);
      }
      case Event.Confirmed c -> {}
      case Event.Retired r -> {
        endAll(null, Ending.UNRESOLVED, at);
        cut(at);
        coverings.put(at, List.of());
        past.put(at, List.of());
      }
    }
  }

  private static OutOfService cut(OutOfService period, String node, Instant at) {
    return period.hostname().equals(node) && at.isBefore(period.until())
        ? new OutOfService(node, period.from(), at)
        : period;
  }

  private void endAll(String node, Ending as, Instant at) {
    List.copyOf(open.values()).stream()
        .filter(h -> node == null || h.finding().subject().node().equals(node))
        .forEach(h -> apply(new Change.Ended(h.finding().id(), h.finding().subject(), as), at));
  }

  private void apply(Change change, Instant at) {
    switch (change) {
      case Change.Opened(Subject subject, List<FindingDetail> details) ->
          begin(subject, details, at, false);
      case Change.Recurred(Subject subject, List<FindingDetail> details, FindingId previous) ->
          begin(subject, details, at, true);
      case Change.Continued c -> {}
      case Change.Changed(FindingId id, List<FindingDetail> before, List<FindingDetail> after) -> {
        Held held = open.get(id);
        List<FindingDetail> details = new ArrayList<>(held.finding().details());
        details.removeAll(before);
        details.addAll(after);
        replace(held, new OpenFinding(id, held.finding().subject(), details));
      }
      case Change.Renamed(FindingId id, Subject from, Subject to) ->
          replace(open.get(id), new OpenFinding(id, to, open.get(id).finding().details()));
      case Change.Ended(FindingId id, Subject subject, Ending as) -> {
        open.remove(id);
        ended.put(subject, id);
        endings.merge(as, 1, Integer::sum);
      }
    }
  }

  private void begin(Subject subject, List<FindingDetail> details, Instant at, boolean recurred) {
    FindingId id = FindingId.random();
    open.put(id, new Held(new OpenFinding(id, subject, details), at, recurred));
  }

  private void replace(Held held, OpenFinding by) {
    open.put(by.id(), new Held(by, held.openedAt(), held.recurred()));
  }

  private void project(Instant at) {
    List<OpenFinding> findings = open.values().stream().map(Held::finding).toList();
    Known known = new Known(inputs, last, complete, findings, periods, terms);
    cut(at);
    segments.addAll(Projection.from(at, known));
    coverings.put(at, Covering.from(at, known));
    past.put(at, List.copyOf(open.values()));
  }

  private void cut(Instant at) {
    segments.removeIf(s -> !s.from().isBefore(at));
    if (!segments.isEmpty() && segments.getLast().until().isAfter(at)) {
      segments.add(segments.removeLast().until(at));
    }
  }
}
