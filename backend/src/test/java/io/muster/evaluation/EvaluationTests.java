package io.muster.evaluation;

import static io.muster.testing.SeenCluster.ID;
import static io.muster.testing.SeenCluster.anEngine;
import static io.muster.testing.SeenCluster.anMke;
import static io.muster.testing.SeenContainer.container;
import static io.muster.testing.SeenContainer.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.inventory.RunState;
import io.muster.testing.SeenCluster;
import io.muster.testing.SeenContainer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTests {

  private static final String LABEL = "com.docker.ucp.version";

  private static Evaluated evaluate(SeenCluster seen, SeenContainer... remembered) {
    return Evaluation.of(
        seen.inventory(),
        Remembered.of(Arrays.stream(remembered).map(SeenContainer::facts).toList()),
        LABEL);
  }

  private static Judged judged(Evaluated evaluated, String name) {
    return evaluated.containers().stream()
        .filter(j -> j.sighting().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Outcome outcome(String name, SeenCluster seen, SeenContainer... remembered) {
    return judged(evaluate(seen, remembered), name).outcome();
  }

  @Test
  void anEmptyPidModeIsPrivate() {
    assertThat(outcome("web", anEngine().with(container("web")))).isEqualTo(Outcome.PRIVATE);
  }

  @ParameterizedTest
  @EnumSource(RunState.class)
  void theHostsNamespaceIsAViolationInAnyState(RunState state) {
    var seen = anEngine().with(container("dbg").sharingTheHost().in(state));
    assertThat(outcome("dbg", seen)).isEqualTo(Outcome.HOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HOST", "Host", "host ", " ", "private", "container:", "container:web", "pod:1"})
  void anyOtherPidModeIsUnread(String mode) {
    Evaluated evaluated = evaluate(anEngine().with(container("odd").withPidMode(mode)));
    assertThat(judged(evaluated, "odd").outcome()).isEqualTo(Outcome.UNREAD);
    assertThat(evaluated.complete()).isFalse();
    assertThat(evaluated.wholeNodes()).isEmpty();
  }

  @Test
  void aChainThroughTwoContainersLeadsToTheHost() {
    var seen =
        anEngine()
            .with(
                container("x").sharingTheHost(),
                container("y").joining("x"),
                container("z").joining("y"));
    Judged z = judged(evaluate(seen), "z");
    assertThat(z.outcome()).isEqualTo(Outcome.INHERITED);
    assertThat(z.chain()).containsExactly(idOf("y"), idOf("x"));
  }

  @Test
  void aChainToAPrivateContainerIsPrivate() {
    var seen = anEngine().with(container("x"), container("y").joining("x"));
    assertThat(outcome("y", seen)).isEqualTo(Outcome.PRIVATE);
  }

  @Test
  void whatXWasOnceReadToBeItStaysForThoseWhoJoinedIt() {
    var seen = anEngine().with(container("y").joining("x"));
    assertThat(outcome("y", seen, container("x").sharingTheHost())).isEqualTo(Outcome.INHERITED);
    assertThat(outcome("y", seen, container("x"))).isEqualTo(Outcome.PRIVATE);
  }

  @Test
  void aChainGoesOnThroughWhatIsRemembered() {
    var seen = anEngine().with(container("z").joining("y"));
    assertThat(outcome("z", seen, container("y").joining("x"), container("x").sharingTheHost()))
        .isEqualTo(Outcome.INHERITED);
    assertThat(outcome("z", seen, container("y").joining("x"))).isEqualTo(Outcome.UNPROVEN);
  }

  @ParameterizedTest
  @EnumSource(
      value = RunState.class,
      names = {"RUNNING", "PAUSED", "RESTARTING", "UNKNOWN"})
  void aRunningContainerWhoseXWasNeverReadIsAViolationOfUnprovenOrigin(RunState state) {
    Judged y = judged(evaluate(anEngine().with(container("y").joining("x").in(state))), "y");
    assertThat(y.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(y.violation()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = RunState.class,
      names = {"CREATED", "EXITED", "REMOVING", "DEAD"})
  void aStoppedContainerWhoseXIsGoneCannotStartAndIsNone(RunState state) {
    var seen = anEngine().with(container("y").joining("x").in(state));
    assertThat(outcome("y", seen)).isEqualTo(Outcome.CANNOT_START);
    assertThat(outcome("y", seen, container("x").sharingTheHost())).isEqualTo(Outcome.CANNOT_START);
  }

  @Test
  void aStoppedContainerWhoseXIsThereSharesAgainWhenStarted() {
    var seen =
        anEngine()
            .with(container("x").sharingTheHost().stopped(), container("y").joining("x").stopped());
    assertThat(outcome("y", seen)).isEqualTo(Outcome.INHERITED);
  }

  @Test
  void aStoppedContainerJoinsTheNamespaceInWhichItsRunningXLives() {
    var seen = anEngine().with(container("y").joining("x"), container("z").joining("y").stopped());
    assertThat(outcome("z", seen, container("x").sharingTheHost())).isEqualTo(Outcome.INHERITED);
    assertThat(outcome("z", seen)).isEqualTo(Outcome.UNPROVEN);
  }

  @Test
  void aStoppedContainerWhoseXCannotStartCannotStartEither() {
    var seen =
        anEngine()
            .with(container("y").joining("x").stopped(), container("z").joining("y").stopped());
    assertThat(outcome("z", seen, container("x").sharingTheHost())).isEqualTo(Outcome.CANNOT_START);
  }

  @Test
  void aRunningContainerStaysWhereItStartedThoughItsXHasStopped() {
    var seen = anEngine().with(container("y").joining("x").stopped(), container("z").joining("y"));
    assertThat(outcome("z", seen, container("x").sharingTheHost())).isEqualTo(Outcome.INHERITED);
  }

  @Test
  void aChainIsFollowedOnTheSameNodeOnly() {
    var seen =
        anMke()
            .worker("w1", true, false)
            .worker("w2", true, false)
            .with(container("x").on("w1").sharingTheHost(), container("y").on("w2").joining("x"));
    assertThat(outcome("y", seen)).isEqualTo(Outcome.UNPROVEN);
    assertThat(outcome("y", seen, container("x").on("w1").sharingTheHost()))
        .isEqualTo(Outcome.UNPROVEN);
  }

  @Test
  void aLoopEndsAndNeverPasses() {
    var seen = anEngine().with(container("x").joining("y"), container("y").joining("x"));
    assertThat(outcome("x", seen)).isEqualTo(Outcome.UNREAD);
    assertThat(evaluate(seen).complete()).isFalse();
    assertThat(outcome("s", anEngine().with(container("s").joining("s"))))
        .isEqualTo(Outcome.UNREAD);
  }

  @Test
  void aChainTooLongToFollowEndsAndNeverPasses() {
    var seen = anEngine().with(container("c0").sharingTheHost());
    for (int i = 1; i <= 5000; i++) {
      seen.with(container("c" + i).joining("c" + (i - 1)));
    }
    assertThat(outcome("c100", seen)).isEqualTo(Outcome.INHERITED);
    assertThat(outcome("c101", seen)).isEqualTo(Outcome.UNREAD);
    assertThat(evaluate(seen).complete()).isFalse();
  }

  @Test
  void anUnreadXIsTakenForWhatItWasReadToBe() {
    var seen = anEngine().with(container("x").unread("500"), container("y").joining("x"));
    assertThat(outcome("y", seen, container("x").sharingTheHost())).isEqualTo(Outcome.INHERITED);
    assertThat(outcome("y", seen)).isEqualTo(Outcome.UNPROVEN);
    var stopped =
        anEngine().with(container("x").unread("500"), container("y").joining("x").stopped());
    assertThat(outcome("y", stopped)).isEqualTo(Outcome.UNREAD);
  }

  @Test
  void anUnreadContainerIsNeverAViolationAndNeverPasses() {
    Evaluated evaluated = evaluate(anEngine().with(container("x").sharingTheHost().unread("403")));
    assertThat(evaluated.full()).isEqualTo(new Tally(1, 0));
    assertThat(evaluated.unread()).isEqualTo(1);
    assertThat(evaluated.complete()).isFalse();
  }

  @Test
  void theSystemLabelMakesASystemContainerOnAnEngine() {
    Evaluated evaluated =
        evaluate(anEngine().with(container("agent").labelled(LABEL, "3.8.1"), container("web")));
    assertThat(judged(evaluated, "agent").system()).isTrue();
    assertThat(judged(evaluated, "web").system()).isFalse();
    assertThat(evaluated.system()).isEqualTo(new Tally(1, 0));
  }

  @Test
  void onMkeOnlyTheIdOfThisClusterMakesASystemContainer() {
    Evaluated evaluated =
        evaluate(
            anMke()
                .worker("harbor", true, false)
                .with(
                    container("ours").ofTheSystem(ID),
                    container("theirs").ofTheSystem("UCP-2"),
                    container("spoofed").labelled(LABEL, "3.8.1")));
    assertThat(judged(evaluated, "ours").system()).isTrue();
    assertThat(judged(evaluated, "theirs").system()).isFalse();
    assertThat(judged(evaluated, "spoofed").system()).isFalse();
  }

  @Test
  void kubernetesContainersAreNotApplicableOneByOne() {
    var pod = container("k8s_web_web-1").labelled("io.kubernetes.pod.namespace", "default");
    assertThat(outcome("k8s_web_web-1", anMke().with(pod))).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  void aHostPidContainerThatClaimsKubernetesIsBelievedOnlyWhenTheApiVouchesForIt() {
    var label =
        anMke().with(container("a").labelled("io.kubernetes.pod.namespace", "x").sharingTheHost());
    var name = anMke().with(container("k8s_a").sharingTheHost());
    assertThat(outcome("a", label)).isEqualTo(Outcome.HOST);
    assertThat(outcome("k8s_a", name)).isEqualTo(Outcome.HOST);
    var vouched = anMke().with(container("k8s_a").sharingTheHost().vouchedForByKubernetes());
    assertThat(outcome("k8s_a", vouched)).isEqualTo(Outcome.NOT_APPLICABLE);
    var unclaimed = anMke().with(container("a").sharingTheHost().vouchedForByKubernetes());
    assertThat(outcome("a", unclaimed)).isEqualTo(Outcome.HOST);
  }

  @Test
  void whatTheLiteralQueryListsIsNeverNotApplicable() {
    var seen =
        anMke()
            .with(
                container("k8s_a")
                    .sharingTheHost()
                    .vouchedForByKubernetes()
                    .listedByTheLiteralQuery());
    assertThat(outcome("k8s_a", seen)).isEqualTo(Outcome.HOST);
    assertThat(evaluate(seen).literal()).isEqualTo(new Tally(1, 1));
  }

  @Test
  void swarmTaskLabelsExcuseNothing() {
    var seen =
        anEngine()
            .with(container("task").sharingTheHost().labelled("com.docker.swarm.task.id", "t1"));
    assertThat(outcome("task", seen)).isEqualTo(Outcome.HOST);
  }

  @Test
  void theThreeScopesAreCountedApart() {
    Evaluated evaluated =
        evaluate(
            anEngine()
                .with(
                    container("agent")
                        .labelled(LABEL, "1")
                        .sharingTheHost()
                        .listedByTheLiteralQuery(),
                    container("old").labelled(LABEL, "1").sharingTheHost().stopped(),
                    container("dbg").sharingTheHost(),
                    container("web")));
    assertThat(List.of(evaluated.literal(), evaluated.system(), evaluated.full()))
        .containsExactly(new Tally(1, 1), new Tally(2, 2), new Tally(4, 3));
  }

  @Test
  void notApplicableNeedsAWorkerAndKubernetesAloneOnEveryWorker() {
    assertThat(evaluate(anMke().manager("m").worker("w", false, true)).notApplicableByFacts())
        .isTrue();
    assertThat(evaluate(anMke().manager("m")).notApplicableByFacts()).isFalse();
    assertThat(evaluate(anMke().worker("w", true, true)).notApplicableByFacts()).isFalse();
    assertThat(evaluate(anMke().worker("w", false, false)).notApplicableByFacts()).isFalse();
    assertThat(
            evaluate(anMke().worker("w", false, true).worker("v", true, false))
                .notApplicableByFacts())
        .isFalse();
    assertThat(evaluate(anEngine()).notApplicableByFacts()).isFalse();
  }

  @Test
  void anEmptyClusterIsCompleteOnlyIfNothingIsMissing() {
    assertThat(evaluate(anEngine()).complete()).isTrue();
  }
}
