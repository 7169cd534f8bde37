package io.muster.posture;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares the stored segments and coverage of a cluster with the predicates they answer for, a
 * microsecond before every instant at which anything dated begins or ends, and at it.
 */
@Component
public class PostureCheck {

  /** Where the segments and the predicate part, in words. */
  public record Difference(Instant at, String stored, String expected) {}

  private final JdbcClient database;
  private final Postures postures;
  private final CoverageRows coverage;
  private final Knowledge knowledge;

  PostureCheck(JdbcClient database, Postures postures, CoverageRows coverage, Knowledge knowledge) {
    this.database = database;
    this.postures = postures;
    this.coverage = coverage;
    this.knowledge = knowledge;
  }

  /** All differences, and all holes between segments; empty if the posture is right. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Difference> compare(ClusterId cluster) {
    List<Segment> stored = postures.timelineOf(cluster, Scope.EVERYTHING);
    List<Difference> differences = new ArrayList<>(holes(stored));
    for (Instant t : instants(cluster)) {
      Optional<Segment> is = stored.stream().filter(s -> s.contains(t)).findFirst();
      Optional<Known> known = knowledge.at(cluster, t);
      boolean same =
          is.map(Segment::standing).equals(known.map(k -> NetVerdict.at(t, k)))
              && is.map(Segment::boundary).equals(known.map(k -> k.inputs().boundary()));
      differences.addAll(coverage(cluster, t, known));
      if (!same) {
        differences.add(
            new Difference(
                t, is.toString(), known.map(k -> NetVerdict.at(t, k).toString()).toString()));
      }
    }
    return differences;
  }

  private List<Difference> coverage(ClusterId cluster, Instant t, Optional<Known> known) {
    String stored = told(coverage.at(cluster, t));
    String expected =
        told(
            known.map(k -> Covering.from(t, k)).orElse(List.of()).stream()
                .filter(c -> c.from().equals(t))
                .toList());
    return stored.equals(expected)
        ? List.of()
        : List.of(new Difference(t, "covered: " + stored, "covered: " + expected));
  }

  private static String told(List<Covering> coverings) {
    return coverings.stream()
        .map(c -> c.finding() + " " + c.container() + " " + c.exception() + " " + c.kind())
        .sorted()
        .toList()
        .toString();
  }

  private static List<Difference> holes(List<Segment> stored) {
    List<Difference> holes = new ArrayList<>();
    for (int i = 1; i < stored.size(); i++) {
      Segment before = stored.get(i - 1);
      Segment after = stored.get(i);
      if (!before.until().equals(after.from())) {
        holes.add(new Difference(before.until(), "a hole until " + after.from(), "no hole"));
      }
    }
    return holes;
  }

  private SortedSet<Instant> instants(ClusterId cluster) {
    SortedSet<Instant> both = new TreeSet<>();
    database
        .sql(
            """
            with input as (select * from posture_input where cluster_id = :cluster),
              f as (select * from finding where cluster_id = :cluster)
            select from_at as at from posture where cluster_id = :cluster
            union select until_at from posture where cluster_id = :cluster
            union select from_at from input union select until_at from input
            union select at from posture_scan where cluster_id = :cluster
            union select s.at + make_interval(hours => 24 * i.allowed_age_days)
              from posture_scan s, input i where s.cluster_id = :cluster and s.complete
            union select from_at from node_out_of_service where cluster_id = :cluster
            union select until_at from node_out_of_service where cluster_id = :cluster
            union select at from node_return where cluster_id = :cluster
            union select opened_at from f union select ended_at from f
            union select d.from_at from finding_detail d join f on f.id = d.finding_id
            union select d.until_at from finding_detail d join f on f.id = d.finding_id
            union select from_at from coverage where cluster_id = :cluster
            union select until_at from coverage where cluster_id = :cluster
            union select unnest(array[t.decided_at, t.from_at, t.until_at, t.revoked_at])
              from exception_term t join exception_cluster c on c.request_id = t.request_id
              where c.cluster_id = :cluster
            """)
        .param("cluster", cluster.value())
        .query((row, n) -> Optional.ofNullable(Times.maybe(row, "at")))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .filter(t -> !t.equals(Instant.MAX))
        .forEach(
            t -> {
              both.add(t.minus(1, ChronoUnit.MICROS));
              both.add(t);
            });
    return both;
  }
}
