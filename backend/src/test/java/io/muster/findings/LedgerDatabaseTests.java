package io.muster.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.audit.Who;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.inventory.NodeLeft;
import io.muster.scans.Scan;
import io.muster.scans.ScanEnded;
import io.muster.scans.ScansByHand;
import io.muster.shared.BoundaryId;
import io.muster.shared.FindingId;
import io.muster.shared.NotFound;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class LedgerDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired Findings findings;
  @Autowired ClusterManagement clusters;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient database;

  private Boundary boundary;
  private Cluster harbor;
  private Instant start;

  @BeforeEach
  void aClusterOfItsOwn() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    start = harbor.createdAt();
  }

  @Test
  void aFindingOpensContinuesEndsAndRecurs() {
    scan(1, Seen.on("w1").host("w1", "agent"));
    Finding first = only(FindingFilter.State.OPEN);
    scan(2, Seen.on("w1").host("w1", "agent"));
    assertThat(only(FindingFilter.State.OPEN)).isEqualTo(first);
    scan(3, Seen.on("w1").apart("w1", "agent"));
    Finding fixed = only(FindingFilter.State.ENDED);
    assertThat(fixed.endedAs()).isEqualTo(Ending.FIXED);
    assertThat(fixed.endedAt()).isEqualTo(hour(3));
    assertThat(fixed.details()).isEqualTo(first.details());
    scan(4, Seen.on("w1").host("w1", "agent"));
    Finding second = only(FindingFilter.State.OPEN);
    assertThat(second.recurrenceOf()).isEqualTo(first.id());
    assertThat(second.openedAt()).isEqualTo(hour(4));
    assertThat(findings.history(first.id(), null, Scope.EVERYTHING))
        .extracting(h -> h.finding().id())
        .containsExactly(second.id(), first.id());
  }

  @Test
  void whatWasOpenAtAnyInstantIsAnsweredAsItWasThen() {
    scan(1, Seen.on("w1").host("w1", "agent").from("agent:1"));
    scan(2, Seen.on("w1").host("w1", "probe").bearing(Seen.id("w1", "agent")).from("agent:2"));
    scan(3, Seen.on("w1"));
    assertThat(openAt(hour(1).minusNanos(1000))).isEmpty();
    assertThat(openAt(hour(1)))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.subject()).isEqualTo(new Subject("w1", "agent"));
              assertThat(f.details().getFirst().image()).isEqualTo("agent:1");
            });
    assertThat(openAt(hour(3).minusNanos(1000)))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.subject()).isEqualTo(new Subject("w1", "probe"));
              assertThat(f.details().getFirst().image()).isEqualTo("agent:2");
            });
    assertThat(openAt(hour(3))).isEmpty();
    assertThat(only(FindingFilter.State.ENDED).endedAs()).isEqualTo(Ending.GONE);
  }

  @Test
  void aScanDeliveredTwiceChangesNothing() {
    Seen seen = Seen.on("w1").host("w1", "agent").host("w1", "web");
    Scan scan = scans.of(harbor, seen, hour(1));
    List<Finding> before = list(FindingFilter.State.ANY);
    scan(2, Seen.on("w1").host("w1", "agent"));
    List<Finding> after = list(FindingFilter.State.ANY);
    publish(
        new ScanEnded(
            scan.id(),
            harbor.id(),
            boundary.id(),
            hour(1),
            hour(1),
            scan.status(),
            Optional.of(seen.scan()),
            "Completed",
            "nothing",
            who()));
    assertThat(before).hasSize(2);
    assertThat(list(FindingFilter.State.ANY)).isEqualTo(after);
  }

  @Test
  void aFailedScanClosesNoFinding() {
    scan(1, Seen.on("w1").host("w1", "agent"));
    scans.failed(harbor, "Connection refused", hour(2));
    scans.cancelled(harbor, hour(3));
    assertThat(only(FindingFilter.State.OPEN).openedAt()).isEqualTo(hour(1));
  }

  @Test
  void aNodeThatLeftEndsItsFindingsAndNoOthers() {
    scan(1, Seen.on("w1", "w2").host("w1", "agent").host("w2", "agent"));
    publish(new NodeLeft(harbor.id(), boundary.id(), "w1", hour(2), "scrapped", who()));
    assertThat(only(FindingFilter.State.ENDED))
        .satisfies(
            f -> {
              assertThat(f.subject().node()).isEqualTo("w1");
              assertThat(f.endedAs()).isEqualTo(Ending.NODE_LEFT);
              assertThat(f.endedBy()).isNull();
            });
    assertThat(only(FindingFilter.State.OPEN).subject().node()).isEqualTo("w2");
  }

  @Test
  void aRetiredClustersFindingsEndUnresolvedAndALateScanOpensNone() {
    scan(1, Seen.on("w1").host("w1", "agent"));
    clusters.retire(Cast.ANY_ISSM, harbor.id(), "replaced");
    scan(9, Seen.on("w1").host("w1", "agent").host("w1", "late"));
    assertThat(list(FindingFilter.State.OPEN)).isEmpty();
    assertThat(only(FindingFilter.State.ENDED).endedAs()).isEqualTo(Ending.UNRESOLVED);
  }

  @Test
  void openFindingsMoveWithTheirClusterAndEndedOnesStay() {
    scan(1, Seen.on("w1").host("w1", "agent").host("w1", "web"));
    scan(2, Seen.on("w1").host("w1", "agent"));
    Boundary other = fleet.aBoundary();
    clusters.edit(Actor.portal("test"), harbor.id(), harbor.details().withBoundary(other.id()));
    Finding moved = only(FindingFilter.State.OPEN);
    Finding stayed = only(FindingFilter.State.ENDED);
    assertThat(moved.boundary()).isEqualTo(other.id());
    assertThat(stayed.boundary()).isEqualTo(boundary.id());
    assertThat(findings.find(moved.id(), only(boundary.id()))).isEmpty();
    assertThat(findings.find(stayed.id(), only(boundary.id()))).isPresent();
    assertThat(findings.openAt(harbor.id(), hour(1), only(boundary.id()))).hasSize(2);
  }

  @Test
  void outsideOnesScopeThereAreNoFindings() {
    scan(1, Seen.on("w1").host("w1", "agent"));
    FindingId id = only(FindingFilter.State.OPEN).id();
    Scope elsewhere = only(BoundaryId.random());
    assertThat(findings.find(id, elsewhere)).isEmpty();
    assertThat(findings.count(FindingFilter.ALL.of(harbor.id()), elsewhere).raw()).isZero();
    assertThat(findings.page(FindingFilter.ALL, FindingOrder.WORST, 0, 10, elsewhere)).isEmpty();
    assertThat(findings.openAt(harbor.id(), hour(2), elsewhere)).isEmpty();
    assertThatThrownBy(() -> findings.history(id, null, elsewhere)).isInstanceOf(NotFound.class);
  }

  @Test
  void findingsAreFilteredCountedOrderedAndPaged() {
    scan(1, Seen.on("w1").systemHost("w1", "agent").host("w1", "web").from("nginx:1"));
    scan(2, Seen.on("w1").systemHost("w1", "agent").host("w1", "cache"));
    FindingFilter mine = FindingFilter.ALL.in(boundary.id());
    assertThat(findings.count(mine, Scope.EVERYTHING)).isEqualTo(new FindingCounts(2, 0, 0, 1));
    assertThat(names(mine, FindingOrder.WORST)).containsExactly("cache", "agent", "web");
    assertThat(names(mine, FindingOrder.SUBJECT)).containsExactly("agent", "cache", "web");
    assertThat(names(mine.withSystem(true), FindingOrder.WORST)).containsExactly("agent");
    assertThat(names(mine.withText("NGINX"), FindingOrder.WORST)).containsExactly("web");
    assertThat(names(mine.withText("w1/ca"), FindingOrder.WORST)).containsExactly("cache");
    assertThat(names(mine.withText("%"), FindingOrder.WORST)).isEmpty();
    Finding first = findings.after(null, mine, 1, Scope.EVERYTHING).getFirst();
    List<Finding> rest = findings.after(first.id(), mine, 5, Scope.EVERYTHING);
    assertThat(first.subject().name()).isEqualTo("cache");
    assertThat(rest).hasSize(2).doesNotContain(first);
  }

  @Test
  void theDatabaseItselfRefusesToRewriteTheLedger() {
    scan(1, Seen.on("w1").host("w1", "agent"));
    scan(2, Seen.on("w1"));
    Finding ended = only(FindingFilter.State.ENDED);
    for (String sql :
        List.of(
            "update finding set ended_at = null, ended_as = null, ended_by = null where id = ?",
            "update finding set opened_at = opened_at - interval '1 day' where id = ?",
            "delete from finding_detail where finding_id = ?",
            "update finding_place set name = 'x' where finding_id = ?")) {
      assertThatThrownBy(() -> database.sql(sql).param(ended.id().value()).update())
          .as(sql)
          .isInstanceOf(DataAccessException.class);
    }
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        """
                        with f as (insert into finding (id, cluster_id, opened_at, opened_by)
                          select gen_random_uuid(), cluster_id, opened_at, opened_by from finding
                          where id = :id returning *)
                        insert into finding_place
                          (finding_id, cluster_id, boundary_id, node, name, from_at)
                        select f.id, f.cluster_id, :boundary, 'w1', 'agent', f.opened_at from f
                        """)
                    .param("id", ended.id().value())
                    .param("boundary", boundary.id().value())
                    .update())
        .hasMessageContaining("subject_has_one_episode");
  }

  private void scan(int hour, Seen seen) {
    scans.of(harbor, seen, hour(hour));
  }

  private void publish(Object event) {
    transaction.executeWithoutResult(t -> events.publishEvent(event));
  }

  private Instant hour(int hours) {
    return start.plus(Duration.ofHours(hours));
  }

  private List<OpenFinding> openAt(Instant at) {
    return findings.openAt(harbor.id(), at, Scope.EVERYTHING);
  }

  private List<Finding> list(FindingFilter.State state) {
    return findings.page(
        FindingFilter.ALL.of(harbor.id()).withState(state),
        FindingOrder.SUBJECT,
        0,
        100,
        Scope.EVERYTHING);
  }

  private Finding only(FindingFilter.State state) {
    assertThat(list(state)).hasSize(1);
    return list(state).getFirst();
  }

  private List<String> names(FindingFilter filter, FindingOrder order) {
    return findings.page(filter, order, 0, 100, Scope.EVERYTHING).stream()
        .map(f -> f.subject().name())
        .toList();
  }

  private static Scope only(BoundaryId id) {
    return new Scope(false, Set.of(id));
  }

  private static Who who() {
    return Actor.portal("test").who();
  }
}
