package io.muster.exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.evaluation.Verdict;
import io.muster.identity.Scope;
import io.muster.posture.PostureCheck;
import io.muster.posture.Postures;
import io.muster.posture.Segment;
import io.muster.posture.Standing;
import io.muster.scans.ScansByHand;
import io.muster.shared.Conflict;
import io.muster.shared.ExceptionId;
import io.muster.shared.Forbidden;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the writing to the end, and the verdict with it. */
@PortalTest
class ExceptionLifeDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Requests requests;
  @Autowired ExceptionRequests all;
  @Autowired Drifts drifts;
  @Autowired Postures postures;
  @Autowired PostureCheck check;
  @Autowired ScansByHand scans;
  @Autowired Clock clock;

  private Boundary boundary;
  private Cluster harbor;
  private Person iris;
  private Person marcus;
  private Person ada;

  @BeforeEach
  void aBoundaryWithItsPeople() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    ada = cast.adaTheAo(boundary.id());
  }

  @AfterEach
  void whatIsStoredAgreesWithThePredicates() {
    assertThat(check.compare(harbor.id())).isEmpty();
  }

  @Test
  void anApprovalTurnsTheVerdictFromItsInstantOnAndNotBefore() {
    scan(Seen.on("w1").systemHost("w1", "agent"));
    assertThat(now().verdict()).isEqualTo(Verdict.OPEN);
    ExceptionRequest approved = approved("agent");
    Instant at = approved.term().decidedAt();
    assertThat(standing(at.minusNanos(1000)).verdict()).isEqualTo(Verdict.OPEN);
    assertThat(standing(at))
        .extracting(Standing::verdict, Standing::rawVerdict, Standing::raw, Standing::documented)
        .containsExactly(Verdict.NOT_A_FINDING, Verdict.OPEN, 1, 1);
    assertThat(standing(at).reason()).contains(approved.number());
  }

  @Test
  void aRevocationTurnsItBackAtOnce() {
    scan(Seen.on("w1").systemHost("w1", "agent"));
    ExceptionRequest revoked = requests.does(marcus, Act.REVOKE, approved("agent"));
    assertThat(revoked.state()).isEqualTo(RequestState.REVOKED);
    assertThat(now().verdict()).isEqualTo(Verdict.OPEN);
    assertThat(revoked.phaseAt(clock.instant())).contains(Phase.REVOKED);
  }

  @Test
  void theEndTurnsItBackByItself() {
    scan(Seen.on("w1").systemHost("w1", "agent"));
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    ada = cast.adaTheAo(boundary.id());
    scan(Seen.on("w1").systemHost("w1", "agent"));
    RequestText text = requests.about(boundary, "agent");
    Term term = approved(text).term();
    assertThat(standing(term.until().minusNanos(1000)))
        .as("documented to the last microsecond, whatever its age")
        .extracting(Standing::documented, Standing::unaddressed)
        .containsExactly(1, 0);
    assertThat(standing(term.until()).verdict()).isEqualTo(Verdict.OPEN);
    assertThat(standing(term.until()).unaddressed()).isEqualTo(1);
  }

  @Test
  void anotherImageUnderTheSameNameIsUnaddressedAtOnce() {
    scan(Seen.on("w1").systemHost("w1", "agent"));
    approved("agent");
    scan(Seen.on("w1").systemHost("w1", "agent").bearing(Seen.id("evil")).from("evil:1"));
    assertThat(now().verdict()).isEqualTo(Verdict.OPEN);
    assertThat(now().unaddressed()).isEqualTo(1);
    scan(Seen.on("w1").systemHost("w1", "agent").bearing(Seen.id("made anew")));
    assertThat(now().verdict()).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void evidenceChangedForTheOneThatDoesNotAddressWhatBearsItsName() {
    scan(Seen.on("w1").systemHost("w1", "agent"));
    ExceptionRequest first = approved("agent");
    assertThat(changed()).isEmpty();
    scan(Seen.on("w1").systemHost("w1", "agent").bearing(Seen.id("other")).from("agent:2"));
    assertThat(changed()).containsExactly(first.id());
    ExceptionRequest second = approved("agent");
    assertThat(now().documented()).isEqualTo(1);
    assertThat(changed()).containsExactly(first.id());
    assertThat(
            drifts.from(
                List.of(first.id(), second.id()),
                clock.instant(),
                new Scope(false, Set.of(boundary.id()))))
        .extracting(Drift::exception)
        .containsExactly(first.id());
    scan(Seen.on("w1").systemHost("w1", "agent").bearing(Seen.id("as at first")));
    assertThat(changed()).containsExactly(second.id());
    scan(
        Seen.on("w1")
            .systemHost("w1", "agent")
            .systemHost("w1", "agent")
            .bearing(Seen.id("beside"))
            .from("agent:2"));
    assertThat(now()).extracting(Standing::raw, Standing::documented).containsExactly(1, 1);
    assertThat(changed())
        .as("one container is addressed by the one, the other by the other")
        .containsExactlyInAnyOrder(first.id(), second.id());
    scan(Seen.on("w1").systemHost("w1", "agent").systemHost("w2", "agent").from("agent:3"));
    assertThat(changed()).containsExactlyInAnyOrder(first.id(), second.id());
  }

  private Set<ExceptionId> changed() {
    return drifts.exceptions(clock.instant(), new Scope(false, Set.of(boundary.id())));
  }

  @Test
  void eachFilterIsCountedByItself() {
    scan(Seen.on("w1").systemHost("w1", "agent").systemHost("w1", "other"));
    draft();
    requests.submitted(iris, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
    ExceptionRequest approved = approved("other");
    List<ExceptionFilter> filters =
        List.of(
            ExceptionFilter.ALL.of(boundary.id()).of(ExceptionKind.DOCUMENTED),
            ExceptionFilter.ALL.in(RequestState.DRAFT),
            ExceptionFilter.ALL.in(RequestState.SUBMITTED, RequestState.ENDORSED),
            ExceptionFilter.ALL.writtenBy(Set.of(iris.id())).withText("OTHER"),
            ExceptionFilter.ALL.with(ExceptionFilter.Concern.CHANGED, Set.of(approved.id())),
            ExceptionFilter.ALL.endingWithin(Duration.ofDays(4000)).of(boundary.id()),
            ExceptionFilter.ALL);
    List<Long> pages =
        filters.stream()
            .map(
                f ->
                    (long)
                        all.page(
                                f,
                                ExceptionOrder.NEWEST,
                                0,
                                100,
                                new Scope(false, Set.of(boundary.id())),
                                clock.instant())
                            .size())
            .toList();
    assertThat(pages.subList(0, 3)).containsExactly(3L, 1L, 1L);
    assertThat(all.counts(filters, new Scope(false, Set.of(boundary.id())), clock.instant()))
        .isEqualTo(pages);
  }

  @Test
  void whatAppearsLaterIsCoveredWithTheFrozenFingerprintInAFrozenClusterOnly() {
    Cluster drydock = fleet.drydockIn(boundary);
    scan(harbor, Seen.on("w1").systemHost("w1", "agent"));
    approved("agent");
    scan(harbor, Seen.on("w1", "w2").systemHost("w1", "agent").systemHost("w2", "agent"));
    assertThat(now()).extracting(Standing::documented).isEqualTo(2);
    scan(drydock, Seen.on("w1").systemHost("w1", "agent"));
    assertThat(standing(drydock, clock.instant()).verdict()).isEqualTo(Verdict.OPEN);
    assertThat(check.compare(drydock.id())).isEmpty();
  }

  @Test
  void anAcceptedRiskStaysOpen() {
    boundary = fleet.authorizedUntil(boundary, requests.today(boundary).plusDays(60));
    scan(Seen.on("w1").host("w1", "debug"));
    requests.approved(
        iris,
        marcus,
        ada,
        boundary,
        ExceptionKind.RISK_ACCEPTED,
        requests.about(boundary, "debug"));
    assertThat(now())
        .extracting(Standing::verdict, Standing::accepted, Standing::unaddressed)
        .containsExactly(Verdict.OPEN, 1, 0);
  }

  @Test
  void aDocumentedRequestDoesNotCatchWhatIsNoSystemContainer() {
    scan(Seen.on("w1").systemHost("w1", "agent").host("w2", "agent"));
    approved("agent");
    assertThat(now()).extracting(Standing::documented, Standing::unaddressed).containsExactly(1, 1);
  }

  @Test
  void numbersFollowOneAnother() {
    String one = draft().number();
    String other = draft().number();
    assertThat(one).matches("EX-[0-9]{4}-[0-9]{4,}");
    assertThat(other).isGreaterThan(one);
  }

  @Test
  void editingAReturnedOneMakesItADraftAndVoidsTheEndorsement() {
    scan(Seen.on("w1").systemHost("w1", "agent"));
    ExceptionRequest endorsed =
        requests.endorsed(
            iris, marcus, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
    ExceptionRequest returned = requests.does(ada, Act.RETURN, endorsed);
    assertThat(returned.endorsement()).isEmpty();
    assertThat(returned.state()).isEqualTo(RequestState.RETURNED);
    assertThat(returned.steps()).extracting(Step::act).contains(Act.ENDORSE);
  }

  @Test
  void nobodyJudgesTheirOwn() {
    scan(Seen.on("w1").systemHost("w1", "agent"));
    ExceptionRequest own =
        requests.submitted(
            marcus, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
    assertThatThrownBy(() -> requests.does(marcus, Act.ENDORSE, own))
        .isInstanceOf(Forbidden.class)
        .hasMessage("Nobody endorses or decides what they wrote or edited.");
    assertThatThrownBy(() -> requests.does(ada, Act.APPROVE, own))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("Only a request that is endorsed can be approved");
  }

  private ExceptionRequest draft() {
    return requests.draft(
        iris, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
  }

  private ExceptionRequest approved(String name) {
    return approved(requests.about(boundary, name));
  }

  private ExceptionRequest approved(RequestText text) {
    return requests.approved(iris, marcus, ada, boundary, ExceptionKind.DOCUMENTED, text);
  }

  private void scan(Seen seen) {
    scan(harbor, seen);
  }

  private void scan(Cluster cluster, Seen seen) {
    scans.of(cluster, seen);
  }

  private Standing now() {
    return standing(clock.instant());
  }

  private Standing standing(Instant t) {
    return standing(harbor, t);
  }

  private Standing standing(Cluster cluster, Instant t) {
    List<Segment> timeline = postures.timelineOf(cluster.id(), Scope.EVERYTHING);
    return timeline.stream().filter(s -> s.contains(t)).findFirst().orElseThrow().standing();
  }
}
