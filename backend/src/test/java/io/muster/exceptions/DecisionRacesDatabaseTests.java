package io.muster.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.identity.Scope;
import io.muster.posture.PostureCheck;
import io.muster.scans.ScansByHand;
import io.muster.shared.Conflict;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Two who act at the same instant: one wins, the other reads why, and the verdict agrees. */
@PortalTest
class DecisionRacesDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Requests requests;
  @Autowired ExceptionRequests all;
  @Autowired DecisionManagement decisions;
  @Autowired RequestManagement management;
  @Autowired PostureCheck check;
  @Autowired ScansByHand scans;

  private Boundary boundary;
  private Cluster harbor;
  private Person iris;
  private Person marcus;
  private Person ada;

  @BeforeEach
  void anAgentInHarbor() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    ada = cast.adaTheAo(boundary.id());
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent"));
  }

  @RepeatedTest(5)
  void ofTwoDecidersOneWinsAndTheOtherReadsWhy() throws Exception {
    ExceptionRequest endorsed = endorsed();
    Person abel = cast.adaTheAo(boundary.id());
    List<Object> ends =
        together(
            () -> requests.does(ada, Act.APPROVE, endorsed),
            () -> requests.does(abel, Act.REJECT, endorsed));
    assertThat(ends).filteredOn(ExceptionRequest.class::isInstance).hasSize(1);
    ExceptionRequest now = all.get(endorsed.id(), Scope.EVERYTHING);
    assertThat(ends)
        .filteredOn(Conflict.class::isInstance)
        .singleElement()
        .extracting(refused -> ((Conflict) refused).sentence())
        .asString()
        .contains(now.last().act().done() + " by " + now.last().displayName());
    assertThat(now.state()).isIn(RequestState.APPROVED, RequestState.REJECTED);
    assertThat(check.compare(harbor.id())).isEmpty();
  }

  @RepeatedTest(5)
  void aWithdrawalAndAnApprovalNeverBothHold() throws Exception {
    ExceptionRequest endorsed = endorsed();
    List<Object> ends =
        together(
            () -> requests.does(ada, Act.APPROVE, endorsed),
            () -> requests.does(iris, Act.WITHDRAW, endorsed));
    assertThat(ends).filteredOn(ExceptionRequest.class::isInstance).hasSize(1);
    assertThat(check.compare(harbor.id())).isEmpty();
  }

  @RepeatedTest(5)
  void anApprovalBesideAScanIsOfWhatWasSeenOrRefusedAndTheSegmentsAgree() throws Exception {
    ExceptionRequest endorsed = endorsed();
    String seen = endorsed.last().evidenceDigest();
    List<Object> ends =
        together(
            () ->
                decisions.decide(
                    ada.actor(), endorsed.id(), new Decision(Act.APPROVE, "Seen.", seen)),
            () ->
                scans.of(
                    harbor,
                    Seen.on("w1").systemHost("w1", "agent").bearing(Seen.id("evil")).from("x:1")));
    assertThat(ends.get(0)).isInstanceOfAny(ExceptionRequest.class, EvidenceChanged.class);
    if (ends.get(0) instanceof ExceptionRequest approved) {
      assertThat(approved.last().evidenceDigest()).isEqualTo(seen);
    }
    assertThat(check.compare(harbor.id())).isEmpty();
  }

  @RepeatedTest(5)
  void aSubmissionBesideAnEditIsOfOneVersionOrTheOther() throws Exception {
    ExceptionRequest draft =
        requests.draft(iris, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
    List<Object> ends =
        together(
            () -> management.submit(iris.actor(), draft.id(), null),
            () ->
                management.edit(
                    marcus.actor(), draft.id(), requests.about(boundary, "agen*"), null));
    ExceptionRequest now = all.get(draft.id(), Scope.EVERYTHING);
    assertThat(now.state()).isEqualTo(RequestState.SUBMITTED);
    if (ends.get(1) instanceof Conflict) {
      assertThat(now.textVersion()).isEqualTo(1);
    } else {
      assertThat(now.textVersion()).isEqualTo(2);
    }
    assertThat(now.last().textVersion()).isEqualTo(now.textVersion());
  }

  private ExceptionRequest endorsed() {
    return requests.endorsed(
        iris, marcus, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
  }

  /** Begins both at once; what each gave or threw. */
  private static List<Object> together(Callable<?> one, Callable<?> other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Object> first = threads.submit(() -> ended(start, one));
      Future<Object> second = threads.submit(() -> ended(start, other));
      return List.of(first.get(), second.get());
    }
  }

  private static Object ended(CyclicBarrier start, Callable<?> act) throws Exception {
    start.await();
    try {
      return act.call();
    } catch (RuntimeException refused) {
      return refused;
    }
  }
}
