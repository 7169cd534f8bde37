package io.muster.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.ClusterLine;
import io.muster.connection.TestLines;
import io.muster.inventory.CollectionSettings;
import io.muster.inventory.CollectionWatch;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.Inventory;
import io.muster.inventory.InventoryCollector;
import io.muster.inventory.KnownNodes;
import io.muster.inventory.Reading;
import io.muster.inventory.Sighting;
import io.muster.simulator.ContainerHost;
import io.muster.simulator.Scenario;
import io.muster.simulator.Scenario.Truth;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.engine.DockerEngine;
import io.muster.testing.engine.StigLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same cases on a simulated and on a real engine, scanned alike, must be seen alike. */
class EqualInventoriesEngineTests {

  private static final String LABEL = SimulatedCluster.SYSTEM_LABEL;
  private static final CollectionWatch NOBODY =
      new CollectionWatch() {
        @Override
        public void inspected(int done, int of) {}

        @Override
        public boolean goOn() {
          return true;
        }
      };

  private static DockerEngine engine;
  private static Simulator simulator;

  private final InventoryCollector collector =
      new InventoryCollector(
          new CollectionSettings(8, 1_000, Duration.ofMinutes(1)), Clock.systemUTC());

  @BeforeAll
  static void start() {
    engine = DockerEngine.start();
    simulator = Simulator.start(SimulatedCluster.engine("drydock"));
  }

  @AfterAll
  static void stop() {
    simulator.close();
    engine.close();
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void aCaseIsSeenAlikeOnBothAndAsItIs(Scenario scenario) {
    List<Map<String, String>> real = play(scenario, engine, () -> TestLines.to(engine));
    List<Map<String, String>> simulated =
        play(scenario, simulator.cluster(), () -> TestLines.to(simulator));
    assertThat(simulated).isEqualTo(real);
    scenario
        .truths()
        .forEach((name, truth) -> assertThat(real.getLast().get(name)).startsWith(word(truth)));
    assertThat(real.getLast()).hasSameSizeAs(scenario.truths());
  }

  @Test
  void theStigsOwnLoopSaysLineByLineWhatTheLiteralScopeSays() {
    Scenario.playAll(engine);
    try (ClusterLine line = TestLines.to(engine)) {
      List<String> ours =
          collect(line, Map.of()).containers().stream()
              .filter(Sighting::literal)
              .map(
                  one ->
                      "Container Name: /%s, ID: %s, PidMode: %s"
                          .formatted(one.name(), one.id(), one.pidMode().text()))
              .toList();
      List<String> theirs = StigLoop.run(engine).stream().map(StigLoop.Line::toString).toList();
      assertThat(ours).hasSize(3).containsExactlyInAnyOrderElementsOf(theirs);
    } finally {
      engine.removeAll();
    }
  }

  /** What is seen before and after the second act, by name. */
  private List<Map<String, String>> play(
      Scenario scenario, ContainerHost host, Supplier<ClusterLine> lines) {
    try (ClusterLine line = lines.get()) {
      scenario.arrange(host);
      Inventory before = collect(line, Map.of());
      scenario.goOn(host);
      Map<String, ContainerFacts> known = facts(before);
      Inventory after = collect(line, known);
      Remembered remembered = Remembered.of(known.values());
      return List.of(seen(before, Remembered.NOTHING), seen(after, remembered));
    } finally {
      scenario.strike(host);
    }
  }

  private Inventory collect(ClusterLine line, Map<String, ContainerFacts> known) {
    var answer = collector.collect(line, known, KnownNodes.NONE, LABEL, NOBODY);
    return answer.read().orElseThrow(() -> new AssertionError(answer.sentence()));
  }

  private static Map<String, ContainerFacts> facts(Inventory inventory) {
    Map<String, ContainerFacts> facts = new TreeMap<>();
    for (Sighting sighting : inventory.containers()) {
      if (sighting.reading() instanceof Reading.Known(ContainerFacts read, boolean carried)) {
        facts.put(sighting.id(), read);
      }
    }
    return facts;
  }

  /** All that a scan makes of each container, without what differs by nature: ids and times. */
  private static Map<String, String> seen(Inventory inventory, Remembered remembered) {
    assertThat(inventory.gaps()).isEmpty();
    Map<String, String> seen = new TreeMap<>();
    for (Judged judged : Evaluation.of(inventory, remembered, LABEL).containers()) {
      Sighting sighting = judged.sighting();
      List<Object> all = new ArrayList<>(List.of(judged.outcome(), judged.chain().size()));
      all.addAll(List.of(judged.system(), sighting.literal(), sighting.state()));
      Map<String, String> labels = new TreeMap<>(sighting.labels());
      labels.replaceAll((key, value) -> value.equals(inventory.engineId()) ? "ours" : value);
      all.add(labels);
      all.add(sighting.image());
      if (sighting.reading() instanceof Reading.Known(ContainerFacts facts, boolean carried)) {
        all.add(carried);
        all.addAll(List.of(facts.entrypointWord(), facts.commandWord(), facts.commandDigest()));
        all.addAll(List.of(facts.user(), facts.privileged(), facts.addedCapabilities()));
        all.addAll(List.of(facts.mounts(), facts.pidMode().getClass().getSimpleName()));
      }
      seen.put(sighting.name(), all.toString().substring(1));
    }
    return seen;
  }

  private static String word(Truth truth) {
    return switch (truth) {
      case PRIVATE -> "PRIVATE";
      case HOST -> "HOST";
      case INHERITED -> "INHERITED";
      case HARMLESS -> "CANNOT_START";
    };
  }
}
