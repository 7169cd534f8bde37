package io.muster.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.VerdictSettings;
import io.muster.clusters.VerdictSettingsManagement;
import io.muster.connection.IdentityChanged;
import io.muster.connection.IdentityConfirmed;
import io.muster.evaluation.Verdict;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.inventory.Gap;
import io.muster.inventory.NodeLeft;
import io.muster.scans.ScansByHand;
import io.muster.shared.BoundaryId;
import io.muster.testing.BundlesOf;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class PostureDatabaseTests {

  private static final Actor PORTAL = Actor.portal("test");
  private static final Duration MICRO = Duration.ofNanos(1000);

  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired Postures postures;
  @Autowired PostureCheck check;
  @Autowired ClusterManagement clusters;
  @Autowired VerdictSettingsManagement settings;
  @Autowired Cast cast;
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

  @AfterEach
  void segmentsAndPredicateAgree() {
    assertThat(check.compare(harbor.id())).isEmpty();
  }

  @Test
  void aNewClusterIsNotReviewedForEverUnlessItIsScanned() {
    assertThat(timeline())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.from()).isEqualTo(start);
              assertThat(s.until()).isEqualTo(Instant.MAX);
              assertThat(s.standing().reason()).isEqualTo("Never scanned");
            });
    assertThat(at(start.minus(MICRO))).isNull();
  }

  @Test
  void theVerdictTurnsAtTheDeadlineByItself() {
    scan(1, Seen.on("w1").apart("w1", "web"));
    Instant deadline = hour(1).plus(Duration.ofDays(7));
    assertThat(at(hour(1).minus(MICRO))).isEqualTo(Verdict.NOT_REVIEWED);
    assertThat(at(hour(1))).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(at(deadline.minus(MICRO))).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(at(deadline)).isEqualTo(Verdict.NOT_REVIEWED);
  }

  @Test
  void aScanBeforeTheDeadlineReplacesTheForecastAndKeepsHistory() {
    scan(1, Seen.on("w1").apart("w1", "web"));
    List<Segment> before = timeline();
    scan(5, Seen.on("w1").host("w1", "web"));
    List<Segment> after = timeline();
    assertThat(after.getFirst()).isEqualTo(before.getFirst());
    assertThat(after.get(1)).isEqualTo(before.get(1).until(hour(5)));
    assertThat(at(hour(5))).isEqualTo(Verdict.OPEN);
    assertThat(at(hour(4))).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void aFailedScanIsNotReviewedAndACancelledOneChangesNothing() {
    scan(1, Seen.on("w1").apart("w1", "web"));
    scans.cancelled(harbor, hour(2));
    assertThat(at(hour(2))).isEqualTo(Verdict.NOT_A_FINDING);
    scans.failed(harbor, "Connection refused.", hour(3));
    assertThat(segment(hour(3)).standing())
        .extracting(Standing::verdict, Standing::reason)
        .containsExactly(Verdict.NOT_REVIEWED, "The last scan failed: Connection refused");
    scan(4, Seen.on("w1").apart("w1", "web"));
    assertThat(at(hour(4))).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void anIncompleteScanNeverRenewsTheAgeAndNamesItsGap() {
    scan(1, Seen.on("w1").apart("w1", "web"));
    scan(2, Seen.on("w1", "w2").down("w2", 2).unread("w2", "a").unread("w2", "b"));
    Standing standing = segment(hour(2)).standing();
    assertThat(standing.reason())
        .isEqualTo("Incomplete: node w2 does not answer, 2 containers unread");
    assertThat(standing.lastScanAt()).isEqualTo(hour(2));
    assertThat(standing.lastCompleteScanAt()).isEqualTo(hour(1));
  }

  @Test
  void anOpenClusterSaysItsDoubtBesideItsReason() {
    scan(1, Seen.on("w1", "w2").host("w1", "web").down("w2", 0));
    Standing standing = segment(hour(1)).standing();
    assertThat(standing.verdict()).isEqualTo(Verdict.OPEN);
    assertThat(standing.doubt()).isEqualTo("Incomplete: node w2 does not answer");
    assertThat(standing.rawVerdict()).isEqualTo(Verdict.OPEN);
  }

  @Test
  void anotherAllowedAgeMovesTheDeadlineFromThenOn() {
    scan(1, Seen.on("w1").apart("w1", "web"));
    Instant edited = clock();
    decideAllowedAge(boundary, 2);
    assertThat(timeline().get(1).until()).isAfterOrEqualTo(edited);
    assertThat(at(hour(1).plus(Duration.ofDays(2)).minus(MICRO))).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(segment(hour(1).plus(Duration.ofDays(2))).standing().reason())
        .endsWith("2 days allowed");
  }

  private void decideAllowedAge(Boundary of, int days) {
    settings.decide(
        cast.marcusTheIssm(of.id()).actor(),
        of.id(),
        VerdictSettings.of(of.details().withAllowedAgeDays(days)),
        "The assessor asks for it.");
  }

  @Test
  void aClusterTakesAlongItsFindingsAndLeavesItsHistory() {
    scan(1, Seen.on("w1").host("w1", "web"));
    Boundary other = fleet.aBoundary();
    decideAllowedAge(other, 3);
    clusters.edit(PORTAL, harbor.id(), harbor.details().withBoundary(other.id()));
    Scope here = only(boundary.id());
    Scope there = only(other.id());
    assertThat(postures.verdictAt(harbor.id(), hour(1), here)).isPresent();
    assertThat(postures.verdictAt(harbor.id(), hour(1), there)).isEmpty();
    assertThat(postures.verdictAt(harbor.id(), hour(90), here)).isEmpty();
    assertThat(postures.verdictAt(harbor.id(), hour(90), there))
        .hasValueSatisfying(
            s -> {
              assertThat(s.standing().verdict()).isEqualTo(Verdict.OPEN);
              assertThat(s.standing().doubt()).endsWith("3 days allowed");
            });
    assertThat(postures.timelineOf(harbor.id(), here)).hasSize(2);
  }

  @Test
  void aRetiredClustersPostureEndsThereAndItsHistoryStays() {
    scan(1, Seen.on("w1").host("w1", "web"));
    clusters.retire(Cast.ANY_ISSM, harbor.id(), "replaced");
    assertThat(at(hour(1))).isEqualTo(Verdict.OPEN);
    assertThat(at(hour(9))).isNull();
    scan(10, Seen.on("w1").host("w1", "web"));
    assertThat(at(hour(11))).isNull();
    assertThat(postures.lineOf(harbor.id(), Scope.EVERYTHING, hour(9))).isEmpty();
  }

  @Test
  void aChangedIdentityIsNotReviewedUntilItIsConfirmedAndScanned() {
    scan(1, Seen.on("w1").apart("w1", "web"));
    List<String> differences = List.of("Another engine answers.");
    publish(new IdentityChanged(harbor.id(), boundary.id(), hour(2), differences, PORTAL.who()));
    publish(
        new IdentityConfirmed(
            harbor.id(), boundary.id(), hour(3), differences, "restored", PORTAL.who()));
    assertThat(at(hour(2).minus(MICRO))).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(at(hour(3).minus(MICRO))).isEqualTo(Verdict.NOT_REVIEWED);
    assertThat(at(hour(3))).as("read of another cluster").isEqualTo(Verdict.NOT_REVIEWED);
    scan(4, Seen.on("w1").apart("w1", "web"));
    assertThat(at(hour(4).minus(MICRO))).isEqualTo(Verdict.NOT_REVIEWED);
    assertThat(at(hour(4))).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void aConfirmedBundleOfAnotherAuthorityIsNotReviewedUntilItWasScanned() {
    scan(1, Seen.on("w1").apart("w1", "web"));
    publish(BundlesOf.renewed(harbor, hour(2)));
    assertThat(at(hour(2))).isEqualTo(Verdict.NOT_A_FINDING);
    publish(BundlesOf.anotherAuthority(harbor, hour(3)));
    assertThat(at(hour(3).minus(MICRO))).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(segment(hour(3)).standing())
        .extracting(Standing::verdict, Standing::reason)
        .containsExactly(Verdict.NOT_REVIEWED, Reasons.BUNDLE_REPLACED);
    scans.failed(harbor, "Refused", hour(4));
    assertThat(segment(hour(4)).standing().reason()).isEqualTo(Reasons.BUNDLE_REPLACED);
    scan(5, Seen.on("w1").apart("w1", "web"));
    assertThat(at(hour(5))).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void theEndOfANodesTimeOutOfServiceIsAnEdgeByItself() {
    marcus().outOfService(harbor, "w2", hour(1), hour(1), hour(20));
    scan(2, Seen.on("w1", "w2").apart("w1", "web").down("w2", 3).outOfService("w2"));
    assertThat(at(hour(2))).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(at(hour(20).minus(MICRO))).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(segment(hour(20)).standing())
        .extracting(Standing::verdict, Standing::reason)
        .containsExactly(
            Verdict.NOT_REVIEWED,
            "Node w2: unread since before its time out of service ended, it must be scanned");
    scan(21, Seen.on("w1", "w2").apart("w1", "web"));
    assertThat(at(hour(21))).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void aNodeThatWasReadWhileOutOfServiceLeavesNothingUnreadAtItsEnd() {
    marcus().outOfService(harbor, "w2", hour(1), hour(1), hour(20));
    scan(2, Seen.on("w1", "w2").apart("w2", "web").outOfService("w2"));
    assertThat(at(hour(20))).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void aPlannedTimeOutOfServiceIsAnEdgeAtBothItsEnds() {
    marcus().outOfService(harbor, "w2", hour(1), hour(1), hour(20));
    marcus().outOfService(harbor, "w2", hour(2), hour(30), hour(40));
    scan(3, Seen.on("w1", "w2").down("w2", 0).outOfService("w2"));
    List<Segment> after = timeline().stream().filter(s -> !s.from().isBefore(hour(3))).toList();
    assertThat(after)
        .extracting(Segment::from)
        .containsExactly(hour(3), hour(20), hour(30), hour(40));
    assertThat(after)
        .extracting(s -> s.standing().verdict())
        .containsExactly(
            Verdict.NOT_A_FINDING,
            Verdict.NOT_REVIEWED,
            Verdict.NOT_A_FINDING,
            Verdict.NOT_REVIEWED);
  }

  @Test
  void aNodeCalledBackIsUnreadFromThenOnAndItsHistoryStays() {
    marcus().outOfService(harbor, "w2", hour(1), hour(1), hour(40));
    scan(2, Seen.on("w1", "w2").down("w2", 0).outOfService("w2"));
    marcus().calledBack(harbor, "w2", hour(3), hour(30));
    assertThat(at(hour(30).minus(MICRO))).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(at(hour(30))).isEqualTo(Verdict.NOT_REVIEWED);
    marcus().calledBack(harbor, "w2", hour(5), hour(5));
    assertThat(at(hour(5).minus(MICRO))).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(at(hour(5))).isEqualTo(Verdict.NOT_REVIEWED);
    marcus().outOfService(harbor, "w2", hour(6), hour(6), hour(40));
    assertThat(at(hour(6).minus(MICRO))).isEqualTo(Verdict.NOT_REVIEWED);
    assertThat(at(hour(6))).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(at(hour(30))).as("the later word counts").isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void aNodeThatLeftTakesItsFindingsAlongButLeavesTheDoubt() {
    scan(1, Seen.on("w1").host("w2", "web").gap(Gap.Kind.NODE_VANISHED, "w2", 0));
    publish(new NodeLeft(harbor.id(), boundary.id(), "w2", hour(2), "scrapped", PORTAL.who()));
    assertThat(segment(hour(2)).standing())
        .extracting(Standing::verdict, Standing::reason)
        .containsExactly(Verdict.NOT_REVIEWED, "Incomplete: node w2 is listed no more");
  }

  @Test
  void twoEventsOfOneInstantFollowOneAnother() {
    scan(1, Seen.on("w1").host("w1", "web"));
    scan(1, Seen.on("w1").apart("w1", "web"));
    assertThat(at(hour(1))).isEqualTo(Verdict.OPEN);
    assertThat(at(hour(1).plus(MICRO))).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void theDatabaseItselfRefusesToRewriteHistory() {
    scan(1, Seen.on("w1").host("w1", "web"));
    scan(2, Seen.on("w1").host("w1", "web"));
    for (String sql :
        List.of(
            "delete from posture where cluster_id = ? and from_at < until_at",
            "update posture set verdict = 'OPEN', raw = 1, unaddressed = 1 where cluster_id = ?",
            "update posture set until_at = until_at - interval '1 minute' where cluster_id = ?",
            "update cluster_turn set at = at - interval '1 minute' where cluster_id = ?",
            "delete from cluster_turn where cluster_id = ?",
            "delete from scan where cluster_id = ?")) {
      assertThatThrownBy(() -> database.sql(sql).param(harbor.id().value()).update())
          .as(sql)
          .isInstanceOf(DataAccessException.class);
    }
  }

  private IssmsWord marcus() {
    return new IssmsWord(database, transaction, events);
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

  private Instant clock() {
    return java.time.Clock.systemUTC().instant();
  }

  private List<Segment> timeline() {
    return postures.timelineOf(harbor.id(), Scope.EVERYTHING);
  }

  private Segment segment(Instant at) {
    return postures.verdictAt(harbor.id(), at, Scope.EVERYTHING).orElse(null);
  }

  private Verdict at(Instant at) {
    Segment segment = segment(at);
    return segment == null ? null : segment.standing().verdict();
  }

  private static Scope only(BoundaryId id) {
    return new Scope(false, Set.of(id));
  }
}
