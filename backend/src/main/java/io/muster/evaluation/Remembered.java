package io.muster.evaluation;

import io.muster.inventory.ContainerFacts;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What earlier scans read of containers, gone ones included. What a container was once read to be,
 * it stays for those who joined it.
 */
public final class Remembered {

  /** Nothing is remembered. */
  public static final Remembered NOTHING = new Remembered(Map.of());

  private final Map<String, ContainerFacts> byId;

  private Remembered(Map<String, ContainerFacts> byId) {
    this.byId = byId;
  }

  /** Remembers these. Of two readings of one container the later one counts. */
  public static Remembered of(Collection<ContainerFacts> facts) {
    return new Remembered(
        facts.stream()
            .collect(
                Collectors.toMap(
                    ContainerFacts::id,
                    Function.identity(),
                    (a, b) -> a.inspectedAt().isAfter(b.inspectedAt()) ? a : b)));
  }

  /** What is remembered of a container, provided it lived on that node. */
  public Optional<ContainerFacts> of(String node, String id) {
    return Optional.ofNullable(byId.get(id)).filter(f -> f.node().equals(node));
  }
}
