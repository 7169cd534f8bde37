package io.muster.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evaluation.Evaluated;
import io.muster.evaluation.Outcome;
import io.muster.inventory.Gap;
import io.muster.shared.FindingId;
import io.muster.testing.Seen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationTests {

  private static final Subject AGENT = new Subject("w1", "agent");
  private static final Subject PROBE = new Subject("w1", "probe");

  @Test
  void aViolationOnANewSubjectOpensAFinding() {
    assertThat(changes(List.of(), Seen.on("w1").host("w1", "agent").scan()))
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Opened.class,
            opened -> {
              assertThat(opened.subject()).isEqualTo(AGENT);
              assertThat(opened.details())
                  .extracting(FindingDetail::pidMode)
                  .containsExactly("host");
            });
  }

  @Test
  void whatIsPrivateUnreadNotApplicableOrCannotStartOpensNone() {
    Evaluated scan =
        Seen.on("w1")
            .apart("w1", "web")
            .unread("w1", "silent")
            .container("w1", "pod", Seen.id("pod"), Outcome.NOT_APPLICABLE, false)
            .container("w1", "stopped", Seen.id("stopped"), Outcome.CANNOT_START, false)
            .scan();
    assertThat(changes(List.of(), scan)).isEmpty();
  }

  @Test
  void aFindingSeenAgainContinues() {
    OpenFinding agent = open("w1", "agent");
    assertThat(changes(List.of(agent), Seen.on("w1").host("w1", "agent").scan()))
        .containsExactly(new Change.Continued(agent.id()));
  }

  @Test
  void aSubjectThatIsPrivateNowIsFixed() {
    OpenFinding agent = open("w1", "agent");
    Evaluated scan = Seen.on("w1").apart("w1", "agent").bearing(Seen.id("new")).scan();
    assertThat(changes(List.of(agent), scan)).containsExactly(ended(agent, Ending.FIXED));
  }

  @Test
  void aSubjectThatIsThereNoMoreIsGone() {
    OpenFinding agent = open("w1", "agent");
    assertThat(changes(List.of(agent), Seen.on("w1").apart("w1", "web").scan()))
        .containsExactly(ended(agent, Ending.GONE));
  }

  @Test
  void theSameNameOnAnotherNodeIsAnotherSubject() {
    OpenFinding agent = open("w1", "agent");
    Evaluated scan = Seen.on("w1", "w2").apart("w2", "agent").scan();
    assertThat(changes(List.of(agent), scan)).containsExactly(ended(agent, Ending.GONE));
  }

  @Test
  void aContainerThatLivesOnWithoutViolatingUnderANewNameIsFixed() {
    OpenFinding agent = open("w1", "agent");
    Evaluated scan = Seen.on("w1").apart("w1", "other").bearing(Seen.id("w1", "agent")).scan();
    assertThat(changes(List.of(agent), scan)).containsExactly(ended(agent, Ending.FIXED));
  }

  @Test
  void nothingEndsOnANodeThatDoesNotAnswer() {
    OpenFinding agent = open("w1", "agent");
    Evaluated scan = Seen.on("w1", "w2").down("w1", 1).host("w2", "agent").scan();
    assertThat(changes(List.of(agent), scan)).singleElement().isInstanceOf(Change.Opened.class);
  }

  @Test
  void anIncompleteScanEndsFindingsOfNodesItReadWholly() {
    OpenFinding there = open("w1", "agent");
    OpenFinding here = open("w2", "agent");
    Evaluated scan = Seen.on("w1", "w2").down("w1", 1).scan();
    assertThat(changes(List.of(there, here), scan)).containsExactly(ended(here, Ending.GONE));
  }

  @Test
  void nothingEndsOnANodeWithAContainerThatWasNotRead() {
    OpenFinding agent = open("w1", "agent");
    assertThat(changes(List.of(agent), Seen.on("w1").unread("w1", "web").scan())).isEmpty();
  }

  @Test
  void nothingEndsWhereTheWholeListIsInDoubt() {
    OpenFinding agent = open("w1", "agent");
    Evaluated scan = Seen.on("w1").gap(Gap.Kind.LIST_TOO_SHORT, "", 3).scan();
    assertThat(changes(List.of(agent), scan)).isEmpty();
  }

  @Test
  void nothingEndsOnANodeThatIsListedNoMore() {
    OpenFinding agent = open("w1", "agent");
    assertThat(changes(List.of(agent), Seen.on("w2").scan())).isEmpty();
  }

  @Test
  void theSameIdUnderANewNameContinuesItsEpisode() {
    OpenFinding agent = open("w1", "agent");
    Evaluated scan = Seen.on("w1").host("w1", "probe").bearing(Seen.id("w1", "agent")).scan();
    assertThat(changes(List.of(agent), scan))
        .containsExactly(new Change.Renamed(agent.id(), AGENT, PROBE));
  }

  @Test
  void theSameIdUnderANewNameContinuesItsEpisodeOnANodeReadInPart() {
    OpenFinding agent = open("w1", "agent");
    Evaluated scan =
        Seen.on("w1")
            .unread("w1", "web")
            .host("w1", "probe")
            .bearing(Seen.id("w1", "agent"))
            .scan();
    assertThat(changes(List.of(agent), scan))
        .containsExactly(new Change.Renamed(agent.id(), AGENT, PROBE));
  }

  @Test
  void anotherIdUnderTheSameNameContinuesTheEpisodeAndIsSaid() {
    OpenFinding agent = open("w1", "agent");
    Evaluated scan = Seen.on("w1").host("w1", "agent").bearing(Seen.id("again")).scan();
    assertThat(changes(List.of(agent), scan))
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Changed.class,
            changed -> {
              assertThat(changed.before()).isEqualTo(agent.details());
              assertThat(changed.after())
                  .extracting(FindingDetail::container)
                  .containsExactly(Seen.id("again"));
            });
  }

  @Test
  void whenAContainerMakesRoomForItsSuccessorItsEpisodeFollowsItAndTheSuccessorOpensOne() {
    OpenFinding agent = open("w1", "agent");
    Evaluated scan =
        Seen.on("w1")
            .host("w1", "probe")
            .bearing(Seen.id("w1", "agent"))
            .host("w1", "agent")
            .bearing(Seen.id("successor"))
            .scan();
    assertThat(changes(List.of(agent), scan))
        .hasSize(2)
        .contains(new Change.Renamed(agent.id(), AGENT, PROBE))
        .anyMatch(c -> c instanceof Change.Opened o && o.subject().equals(AGENT));
  }

  @Test
  void twoThatSwapNamesBothContinueEvenOnANodeReadInPart() {
    OpenFinding agent = open("w1", "agent");
    OpenFinding probe = open("w1", "probe");
    Seen swapped =
        Seen.on("w1")
            .host("w1", "probe")
            .bearing(Seen.id("w1", "agent"))
            .host("w1", "agent")
            .bearing(Seen.id("w1", "probe"));
    Change[] expected = {
      new Change.Renamed(probe.id(), PROBE, AGENT), new Change.Renamed(agent.id(), AGENT, PROBE)
    };
    assertThat(changes(List.of(agent, probe), swapped.scan())).containsExactly(expected);
    assertThat(changes(List.of(agent, probe), swapped.unread("w1", "web").scan()))
        .containsExactly(expected);
  }

  @Test
  void aNameWhoseHolderIsGoneGoesToTheContainerThatBearsItNow() {
    OpenFinding agent = open("w1", "agent");
    OpenFinding probe = open("w1", "probe");
    Evaluated scan = Seen.on("w1").host("w1", "probe").bearing(Seen.id("w1", "agent")).scan();
    assertThat(changes(List.of(agent, probe), scan))
        .containsExactly(new Change.Renamed(agent.id(), AGENT, PROBE), ended(probe, Ending.GONE));
  }

  @Test
  void aNameWhoseHolderWasNotLookedForStaysItsHoldersAndNothingEnds() {
    OpenFinding agent = open("w1", "agent");
    OpenFinding probe = open("w1", "probe");
    Evaluated scan =
        Seen.on("w1")
            .unread("w1", "web")
            .host("w1", "probe")
            .bearing(Seen.id("w1", "agent"))
            .scan();
    assertThat(changes(List.of(agent, probe), scan))
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Changed.class, c -> assertThat(c.finding()).isEqualTo(probe.id()));
  }

  @Test
  void aClonedNodeWithTheSameIdsTakesNoFindingAway() {
    OpenFinding agent = open("w1", "agent");
    Evaluated scan =
        Seen.on("w1", "w2")
            .down("w1", 1)
            .host("w2", "agent")
            .bearing(Seen.id("w1", "agent"))
            .scan();
    assertThat(changes(List.of(agent), scan))
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Opened.class,
            o -> assertThat(o.subject()).isEqualTo(new Subject("w2", "agent")));
  }

  @Test
  void seenAgainAfterItsEndItRecurs() {
    FindingId previous = FindingId.random();
    assertThat(
            Reconciliation.of(
                List.of(), Map.of(AGENT, previous), Seen.on("w1").host("w1", "agent").scan()))
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Recurred.class, r -> assertThat(r.previous()).isEqualTo(previous));
  }

  @Test
  void severalContainersOnOneSubjectAreOneFindingUntilTheLastIsRight() {
    Seen two =
        Seen.on("w1").systemHost("w1", "agent").host("w1", "agent").bearing(Seen.id("second"));
    List<Change> opened = changes(List.of(), two.scan());
    assertThat(opened).hasSize(1);
    List<FindingDetail> details = ((Change.Opened) opened.getFirst()).details();
    OpenFinding agent = new OpenFinding(FindingId.random(), AGENT, details);
    assertThat(agent.containers()).hasSize(2);
    assertThat(agent.system()).isFalse();
    Evaluated one =
        Seen.on("w1").apart("w1", "agent").bearing(Seen.id("x")).systemHost("w1", "agent").scan();
    assertThat(changes(List.of(agent), one)).singleElement().isInstanceOf(Change.Changed.class);
    assertThat(changes(List.of(agent), Seen.on("w1").apart("w1", "agent").scan()))
        .containsExactly(ended(agent, Ending.FIXED));
  }

  @Test
  void onANodeReadInPartTheContainersNotSeenStayInTheFinding() {
    Seen two = Seen.on("w1").host("w1", "agent").host("w1", "agent").bearing(Seen.id("second"));
    List<FindingDetail> details =
        ((Change.Opened) changes(List.of(), two.scan()).getFirst()).details();
    OpenFinding agent = new OpenFinding(FindingId.random(), AGENT, details);
    Evaluated part = Seen.on("w1").unread("w1", "web").host("w1", "agent").scan();
    assertThat(changes(List.of(agent), part)).containsExactly(new Change.Continued(agent.id()));
    Evaluated whole = Seen.on("w1").host("w1", "agent").scan();
    assertThat(changes(List.of(agent), whole)).singleElement().isInstanceOf(Change.Changed.class);
  }

  @Test
  void aLostSystemLabelChangesTheFinding() {
    OpenFinding agent = openFrom(Seen.on("w1").systemHost("w1", "agent").scan());
    assertThat(agent.system()).isTrue();
    assertThat(changes(List.of(agent), Seen.on("w1").host("w1", "agent").scan()))
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Changed.class, c -> assertThat(c.after().getFirst().system()).isFalse());
  }

  private static List<Change> changes(List<OpenFinding> open, Evaluated scan) {
    return Reconciliation.of(open, Map.of(), scan);
  }

  private static OpenFinding open(String node, String name) {
    return openFrom(Seen.on(node).host(node, name).scan());
  }

  private static OpenFinding openFrom(Evaluated scan) {
    Change.Opened opened = (Change.Opened) changes(List.of(), scan).getFirst();
    return new OpenFinding(FindingId.random(), opened.subject(), opened.details());
  }

  private static Change ended(OpenFinding finding, Ending as) {
    return new Change.Ended(finding.id(), finding.subject(), as);
  }
}
