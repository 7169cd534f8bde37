package io.muster.posture;

import io.muster.findings.Discrepancy;
import io.muster.findings.StandPeriod;
import io.muster.findings.Stands;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares the stored segments, coverage and stands of a cluster with the predicates they answer
 * for, a microsecond before every instant at which anything dated begins or ends, and at it.
 */
@Component
public class PostureCheck {

  private static final String NONE = "none";

  private final PostureEdges edges;
  private final Postures postures;
  private final CoverageRows coverage;
  private final Stands stands;
  private final Knowledge knowledge;

  PostureCheck(
      PostureEdges edges,
      Postures postures,
      CoverageRows coverage,
      Stands stands,
      Knowledge knowledge) {
    this.edges = edges;
    this.postures = postures;
    this.coverage = coverage;
    this.stands = stands;
    this.knowledge = knowledge;
  }

  /** All differences, and all holes between segments; empty if the posture is right. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Discrepancy> compare(ClusterId cluster) {
    List<Segment> stored = postures.timelineOf(cluster, Scope.EVERYTHING);
    NavigableMap<Instant, Segment> byStart = new TreeMap<>();
    stored.forEach(s -> byStart.put(s.from(), s));
    List<Discrepancy> differences = new ArrayList<>(holes(stored));
    for (Instant edge : edges.of(cluster)) {
      for (Instant t : List.of(edge.minus(1, ChronoUnit.MICROS), edge)) {
        Optional<Known> known = knowledge.at(cluster, t);
        differences.addAll(posture(t, segmentAt(byStart, t), known));
        differences.addAll(coverage(cluster, t, known));
        differences.addAll(stands(cluster, t, known));
      }
    }
    return differences;
  }

  private static Optional<Segment> segmentAt(NavigableMap<Instant, Segment> byStart, Instant t) {
    return Optional.ofNullable(byStart.floorEntry(t))
        .map(Map.Entry::getValue)
        .filter(s -> s.contains(t));
  }

  private static List<Discrepancy> posture(
      Instant t, Optional<Segment> stored, Optional<Known> known) {
    String is = stored.map(s -> told(s.boundary(), s.standing())).orElse(NONE);
    String should = known.map(k -> told(k.inputs().boundary(), NetVerdict.at(t, k))).orElse(NONE);
    return is.equals(should) ? List.of() : List.of(new Discrepancy("Posture at " + t, is, should));
  }

  private static String told(BoundaryId boundary, Standing standing) {
    return standing.withoutScans() + " in boundary " + boundary;
  }

  private List<Discrepancy> coverage(ClusterId cluster, Instant t, Optional<Known> known) {
    String stored = told(coverage.at(cluster, t));
    String expected =
        told(
            known.map(k -> Covering.from(t, k)).orElse(List.of()).stream()
                .filter(c -> c.from().equals(t))
                .toList());
    return stored.equals(expected)
        ? List.of()
        : List.of(new Discrepancy("Coverage at " + t, stored, expected));
  }

  private List<Discrepancy> stands(ClusterId cluster, Instant t, Optional<Known> known) {
    String stored = standing(stands.at(cluster, t, Scope.EVERYTHING));
    String expected = standing(known.map(k -> Standings.at(t, k)).orElse(List.of()));
    return stored.equals(expected)
        ? List.of()
        : List.of(new Discrepancy("Findings at " + t, stored, expected));
  }

  private static String standing(List<StandPeriod> stands) {
    return stands.stream()
        .map(
            s ->
                s.finding()
                    + " "
                    + s.stand()
                    + (s.system() ? " of system containers" : "")
                    + " in boundary "
                    + s.boundary())
        .sorted()
        .toList()
        .toString();
  }

  private static String told(List<Covering> coverings) {
    return coverings.stream()
        .map(c -> c.finding() + " " + c.container() + " " + c.exception() + " " + c.kind())
        .sorted()
        .toList()
        .toString();
  }

  private static List<Discrepancy> holes(List<Segment> stored) {
    List<Discrepancy> holes = new ArrayList<>();
    for (int i = 1; i < stored.size(); i++) {
      Segment before = stored.get(i - 1);
      Segment after = stored.get(i);
      if (!before.until().equals(after.from())) {
        holes.add(
            new Discrepancy(
                "Posture at " + before.until(), "a hole until " + after.from(), "no hole"));
      }
    }
    return holes;
  }
}
