package io.muster.posture;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evaluation.Verdict;
import io.muster.findings.Subject;
import io.muster.posture.History.Event;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Histories of scans, deaths, departures, renames and policies against an oracle, on both sides of
 * every edge. A failure names the seed that makes it again.
 */
class GeneratedHistoriesTests {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int HISTORIES = 1200;

  /** Instants at which each history is compared, at least; of them both sides of every edge. */
  private static final int INSTANTS = 50;

  @Test
  void exceptionsAreInForceExactlyWhenTheOracleSaysSo() {
    Map<String, Integer> met = new TreeMap<>();
    for (long seed = 0; seed < 2000; seed++) {
      History history = History.withExceptions(seed, START, 8 + (int) (seed % 30));
      Oracle oracle = new Oracle(history);
      InMemory core = new InMemory(history.start());
      history.events().forEach(core::happen);
      for (Instant t : instants(oracle, core, new Random(seed))) {
        agree(oracle, core, t, seed);
        if (oracle.verdictAt(t) != null) {
          assertThat(core.coveredAt(t))
              .as("covered at %s, seed %d", t, seed)
              .isEqualTo(oracle.addressedAt(t));
          Oracle.Counts counts = oracle.countsAt(t);
          met.merge(counts.documented() > 0 ? "documented" : "none documented", 1, Integer::sum);
          met.merge(counts.accepted() > 0 ? "accepted" : "none accepted", 1, Integer::sum);
          met.merge(oracle.verdictAt(t).name(), 1, Integer::sum);
        }
      }
    }
    assertThat(met).hasSize(8);
    assertThat(met.values()).as("%s", met).allMatch(n -> n > 500);
  }

  private static Set<Instant> instants(Oracle oracle, InMemory core, Random random) {
    Set<Instant> edges = new TreeSet<>(oracle.edges());
    core.segments().forEach(s -> edges.add(s.from()));
    Set<Instant> instants = new TreeSet<>();
    for (Instant edge : edges) {
      instants.add(edge.minusNanos(1000));
      instants.add(edge);
    }
    while (instants.size() < INSTANTS) {
      instants.add(START.plusSeconds(random.nextInt(200 * 86_400)));
    }
    return instants;
  }

  @Test
  void theCoreAgreesWithTheOracleOnBothSidesOfEveryEdge() {
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    Map<String, Integer> endings = new HashMap<>();
    int recurred = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      History history = History.of(seed, START, 5 + (int) (seed % 30));
      Oracle oracle = new Oracle(history);
      InMemory core = new InMemory(history.start());
      for (Event event : history.events()) {
        happen(core, event, seed);
      }
      Set<Instant> edges = new TreeSet<>(oracle.edges());
      core.segments().forEach(s -> edges.add(s.from()));
      for (Instant edge : edges) {
        for (Instant t : new Instant[] {edge.minusNanos(1000), edge}) {
          agree(oracle, core, t, seed);
          Verdict verdict = oracle.verdictAt(t);
          if (verdict != null) {
            verdicts.add(verdict);
          }
          recurred += (int) oracle.openAt(t).values().stream().filter(e -> e.recurred()).count();
        }
      }
      assertThat(
              core.endings.entrySet().stream()
                  .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue)))
          .as("endings, seed %d", seed)
          .isEqualTo(oracle.endings());
      oracle.endings().forEach((how, count) -> endings.merge(how, count, Integer::sum));
    }
    assertThat(verdicts).as("verdicts met").containsExactlyInAnyOrder(Verdict.values());
    assertThat(endings).containsOnlyKeys("FIXED", "GONE", "NODE_LEFT", "UNRESOLVED");
    assertThat(recurred).isPositive();
  }

  /** Besides the oracle, two rules that need none. */
  private static void happen(InMemory core, Event event, long seed) {
    var before = new HashMap<>(core.open);
    core.happen(event);
    if (event instanceof Event.Scanned(Instant at, View view)) {
      Set<String> whole =
          view.nodes().stream()
              .filter(view::whole)
              .map(View.Node::name)
              .collect(Collectors.toSet());
      before.forEach(
          (id, held) -> {
            if (!whole.contains(held.finding().subject().node())) {
              assertThat(core.open).as("unread things never end, seed %d", seed).containsKey(id);
            }
          });
      for (View.Node node : view.nodes()) {
        Set<Subject> open =
            core.open.values().stream()
                .map(h -> h.finding().subject())
                .filter(s -> s.node().equals(node.name()))
                .collect(Collectors.toSet());
        assertThat(open)
            .as("what violates is open, seed %d", seed)
            .containsAll(node.violating().keySet());
        if (view.whole(node)) {
          assertThat(open)
              .as("of a node read wholly, nothing else is, seed %d", seed)
              .isEqualTo(node.violating().keySet());
        }
      }
    }
  }

  private static void agree(Oracle oracle, InMemory core, Instant t, long seed) {
    var containing = core.segments().stream().filter(s -> s.contains(t)).toList();
    Verdict expected = oracle.verdictAt(t);
    assertThat(containing).as("segments at %s, seed %d", t, seed).hasSize(expected == null ? 0 : 1);
    Map<Subject, Oracle.Episode> open = new TreeMap<>();
    core.openAt(t)
        .forEach(
            h ->
                open.put(
                    h.finding().subject(),
                    new Oracle.Episode(
                        h.openedAt(),
                        h.recurred(),
                        h.finding().details().stream()
                            .collect(Collectors.toMap(d -> d.container(), d -> d.system())))));
    assertThat(open).as("open at %s, seed %d", t, seed).isEqualTo(oracle.openAt(t));
    if (expected != null) {
      Standing standing = containing.getFirst().standing();
      assertThat(standing.verdict()).as("verdict at %s, seed %d", t, seed).isEqualTo(expected);
      Oracle.Counts counts = oracle.countsAt(t);
      assertThat(standing)
          .as("counts at %s, seed %d", t, seed)
          .extracting(
              Standing::raw, Standing::documented, Standing::accepted, Standing::unaddressed)
          .containsExactly(
              counts.raw(), counts.documented(), counts.accepted(), counts.unaddressed());
    }
  }
}
