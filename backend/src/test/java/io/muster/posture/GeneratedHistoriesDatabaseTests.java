package io.muster.posture;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.BoundaryEdited;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterRetired;
import io.muster.connection.IdentityChanged;
import io.muster.connection.IdentityConfirmed;
import io.muster.findings.Finding;
import io.muster.findings.FindingFilter;
import io.muster.findings.FindingOrder;
import io.muster.findings.Findings;
import io.muster.findings.OpenFinding;
import io.muster.findings.Subject;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.inventory.NodeLeft;
import io.muster.posture.History.Event;
import io.muster.scans.ScansByHand;
import io.muster.testing.BundlesOf;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Generated histories through the real ledger and posture, against the same oracle. */
@PortalTest
class GeneratedHistoriesDatabaseTests {

  private static final Actor PORTAL = Actor.portal("test");
  private static final int HISTORIES = 60;
  private static final int LENGTH = 10;

  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired Findings findings;
  @Autowired Postures postures;
  @Autowired PostureCheck check;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient database;

  @Test
  void theDatabaseAgreesWithTheOracleOnBothSidesOfEveryEdge() {
    for (long seed = 10_000; seed < 10_000 + HISTORIES; seed++) {
      Boundary boundary = fleet.aBoundary();
      Cluster cluster = fleet.harborIn(boundary);
      History history = History.of(seed, cluster.createdAt(), LENGTH);
      BoundaryDetails details = boundary.details();
      for (Event event : history.events()) {
        switch (event) {
          case Event.OutOfService(Instant at, String node, Instant from, Instant until) ->
              marcus().outOfService(cluster, node, at, from, until);
          case Event.CalledBack(Instant at, String node, Instant from) ->
              marcus().calledBack(cluster, node, at, from);
          case Event.Scanned(Instant at, View view) -> scans.of(cluster, view.evaluated(), at);
          case Event.Failed(Instant at) -> scans.failed(cluster, "Refused", at);
          case Event.Cancelled(Instant at) -> scans.cancelled(cluster, at);
          default -> {
            Object published = published(event, cluster, details);
            if (published instanceof BoundaryEdited edited) {
              details = edited.after();
            }
            transaction.executeWithoutResult(t -> events.publishEvent(published));
          }
        }
      }
      agree(new Oracle(history), cluster, seed);
    }
  }

  private IssmsWord marcus() {
    return new IssmsWord(database, transaction, events);
  }

  private void agree(Oracle oracle, Cluster cluster, long seed) {
    assertThat(check.compare(cluster.id())).as("seed %d", seed).isEmpty();
    Map<Subject, List<Finding>> all =
        findings
            .page(
                FindingFilter.ALL.of(cluster.id()), FindingOrder.OLDEST, 0, 1000, Scope.EVERYTHING)
            .stream()
            .collect(Collectors.groupingBy(Finding::subject));
    Map<String, Integer> endings = new TreeMap<>();
    all.values().stream()
        .flatMap(List::stream)
        .filter(f -> !f.open())
        .forEach(f -> endings.merge(f.endedAs().name(), 1, Integer::sum));
    assertThat(endings).as("endings, seed %d", seed).isEqualTo(oracle.endings());
    List<Segment> timeline = postures.timelineOf(cluster.id(), Scope.EVERYTHING);
    for (Instant edge : oracle.edges()) {
      for (Instant t : new Instant[] {edge.minusNanos(1000), edge}) {
        assertThat(
                timeline.stream()
                    .filter(s -> s.contains(t))
                    .map(s -> s.standing().verdict())
                    .findFirst()
                    .orElse(null))
            .as("verdict at %s, seed %d", t, seed)
            .isEqualTo(oracle.verdictAt(t));
        assertThat(openAt(cluster, t))
            .as("open at %s, seed %d", t, seed)
            .isEqualTo(
                oracle.openAt(t).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().systemById())));
      }
    }
  }

  private Map<Subject, Map<String, Boolean>> openAt(Cluster cluster, Instant t) {
    return findings.openAt(cluster.id(), t, Scope.EVERYTHING).stream()
        .collect(
            Collectors.toMap(
                OpenFinding::subject,
                f ->
                    f.details().stream()
                        .collect(Collectors.toMap(d -> d.container(), d -> d.system()))));
  }

  private static Object published(Event event, Cluster cluster, BoundaryDetails now) {
    return switch (event) {
      case Event.Scanned s -> throw new IllegalArgumentException("recorded: " + s);
      case Event.Failed f -> throw new IllegalArgumentException("recorded: " + f);
      case Event.Cancelled c -> throw new IllegalArgumentException("recorded: " + c);
      case Event.NodeLeft(Instant at, String node) ->
          new NodeLeft(cluster.id(), cluster.boundaryId(), node, at, "scrapped", PORTAL.who());
      case Event.Allowed(Instant at, int days) ->
          new BoundaryEdited(
              cluster.boundaryId(), now, now.withAllowedAgeDays(days), at, PORTAL.who());
      case Event.Doubted(Instant at) ->
          new IdentityChanged(
              cluster.id(), cluster.boundaryId(), at, List.of("Another."), PORTAL.who());
      case Event.Confirmed(Instant at) ->
          new IdentityConfirmed(
              cluster.id(), cluster.boundaryId(), at, List.of("Another."), "ours", PORTAL.who());
      case Event.BundleReplaced(Instant at) -> BundlesOf.anotherAuthority(cluster, at);
      case Event.OutOfService o -> throw new IllegalArgumentException("stored too: " + o);
      case Event.CalledBack c -> throw new IllegalArgumentException("stored too: " + c);
      case Event.Approved a -> throw new IllegalArgumentException("not in these: " + a);
      case Event.Revoked r -> throw new IllegalArgumentException("not in these: " + r);
      case Event.Moved m -> throw new IllegalArgumentException("not in these: " + m);
      case Event.DocumentedCounts d -> throw new IllegalArgumentException("not in these: " + d);
      case Event.Retired(Instant at) ->
          new ClusterRetired(
              cluster.id(), cluster.name(), cluster.boundaryId(), at, "replaced", PORTAL.who());
    };
  }
}
