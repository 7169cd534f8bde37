package io.muster.posture;

import io.muster.findings.Discrepancy;
import io.muster.findings.StandPeriod;
import io.muster.findings.Stands;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes segments and coverage of a cluster anew where they are not what the predicates say: all of
 * them, from its registration to the end of what is forecast. The caller has the turn of the
 * cluster and is let by the database.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PostureRebuild {

  private final PostureCheck check;
  private final PostureEdges edges;
  private final Knowledge knowledge;
  private final Segments segments;
  private final CoverageRows coverage;
  private final Stands stands;

  PostureRebuild(
      PostureCheck check,
      PostureEdges edges,
      Knowledge knowledge,
      Segments segments,
      CoverageRows coverage,
      Stands stands) {
    this.check = check;
    this.edges = edges;
    this.knowledge = knowledge;
    this.segments = segments;
    this.coverage = coverage;
    this.stands = stands;
  }

  /** Takes away what was projected from the findings, which are to be written anew. */
  public void withdrawCoverage(ClusterId cluster) {
    coverage.remove(cluster);
    stands.remove(cluster);
  }

  /**
   * Mends.
   *
   * @return what was not as it should be
   */
  public List<Discrepancy> mend(ClusterId cluster) {
    List<Discrepancy> differences = check.compare(cluster);
    if (!differences.isEmpty()) {
      Timeline timeline = new Timeline();
      edges.of(cluster).forEach(t -> timeline.turn(t, knowledge.at(cluster, t)));
      segments.remove(cluster);
      segments.add(cluster, timeline.segments());
      coverage.remove(cluster);
      coverage.add(cluster, timeline.coverings());
      stands.remove(cluster);
      stands.add(cluster, timeline.stands());
    }
    return differences;
  }

  /** Joins what holds at each edge to stretches of time. */
  private static final class Timeline {

    /** What is the same covering however often it is looked at. */
    private record Covered(FindingId finding, String container, ExceptionId exception) {}

    private final List<Segment> segments = new ArrayList<>();
    private final List<Covering> coverings = new ArrayList<>();
    private final Map<Covered, Covering> covering = new LinkedHashMap<>();
    private final List<StandPeriod> stands = new ArrayList<>();
    private final Map<FindingId, StandPeriod> standing = new LinkedHashMap<>();

    void turn(Instant t, Optional<Known> known) {
      stand(t, known);
      cover(t, known);
      address(t, known);
    }

    List<Segment> segments() {
      return segments;
    }

    List<Covering> coverings() {
      List<Covering> all = new ArrayList<>(coverings);
      all.addAll(covering.values());
      return all;
    }

    List<StandPeriod> stands() {
      List<StandPeriod> all = new ArrayList<>(stands);
      all.addAll(standing.values());
      return all;
    }

    private void address(Instant t, Optional<Known> known) {
      Map<FindingId, StandPeriod> now = new LinkedHashMap<>();
      known.map(k -> Standings.at(t, k)).orElse(List.of()).forEach(s -> now.put(s.finding(), s));
      standing.forEach(
          (finding, old) -> {
            StandPeriod next = now.get(finding);
            if (next == null || !next.sameAs(old)) {
              stands.add(old.until(t));
            } else {
              now.put(finding, old);
            }
          });
      standing.clear();
      standing.putAll(now);
    }

    private void stand(Instant t, Optional<Known> known) {
      Optional<Segment> now =
          known.map(k -> new Segment(k.inputs().boundary(), t, Instant.MAX, NetVerdict.at(t, k)));
      Optional<Segment> last =
          segments.isEmpty()
              ? Optional.empty()
              : Optional.of(segments.getLast()).filter(s -> s.contains(t));
      if (now.isEmpty() && last.isEmpty()
          || now.isPresent() && last.isPresent() && now.get().goesOnFrom(last.get())) {
        return;
      }
      last.ifPresent(s -> segments.set(segments.size() - 1, s.until(t)));
      now.ifPresent(segments::add);
    }

    private void cover(Instant t, Optional<Known> known) {
      Map<Covered, Covering> now = new LinkedHashMap<>();
      known.map(k -> Covering.from(t, k)).orElse(List.of()).stream()
          .filter(c -> c.from().equals(t))
          .forEach(c -> now.put(new Covered(c.finding(), c.container(), c.exception()), c));
      covering.forEach(
          (what, old) -> {
            if (!now.containsKey(what)) {
              coverings.add(old.until(t));
            }
          });
      covering.keySet().retainAll(now.keySet());
      now.forEach(covering::putIfAbsent);
    }
  }
}
