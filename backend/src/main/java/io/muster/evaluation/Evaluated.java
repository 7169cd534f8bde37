package io.muster.evaluation;

import io.muster.inventory.Gap;
import io.muster.inventory.Inventory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An inventory with what the rule says of it, by itself: no history, no exceptions.
 *
 * @param inventory the inventory
 * @param containers every container, judged
 * @param notApplicableByFacts whether at least one worker exists and every worker's orchestrator is
 *     Kubernetes alone
 * @param literal what the STIG's own query answers
 * @param system every container that counts as system, in any state
 * @param full every container in any state
 */
public record Evaluated(
    Inventory inventory,
    List<Judged> containers,
    boolean notApplicableByFacts,
    Tally literal,
    Tally system,
    Tally full) {

  public Evaluated {
    containers = List.copyOf(containers);
  }

  /** The containers that violate the rule. */
  public List<Judged> violations() {
    return containers.stream().filter(Judged::violation).toList();
  }

  /** How many containers could not be read, or their chain not be followed. */
  public int unread() {
    return (int) containers.stream().filter(c -> c.outcome() == Outcome.UNREAD).count();
  }

  /** Whether everything in service was read and understood. */
  public boolean complete() {
    return inventory.complete()
        && containers.stream()
            .filter(c -> c.outcome() == Outcome.UNREAD)
            .allMatch(c -> inventory.outOfService().contains(c.sighting().node()));
  }

  /** The host names of nodes out of service that were not read and understood wholly. */
  public Set<String> excusedNodes() {
    return Stream.concat(
            inventory.excused().stream().map(Gap::node),
            containers.stream()
                .filter(c -> c.outcome() == Outcome.UNREAD)
                .map(c -> c.sighting().node())
                .filter(inventory.outOfService()::contains))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The host names of the nodes that were read and understood wholly: only there may a finding end.
   */
  public Set<String> wholeNodes() {
    Set<String> whole = new HashSet<>(inventory.wholeNodes());
    containers.stream()
        .filter(c -> c.outcome() == Outcome.UNREAD)
        .forEach(c -> whole.remove(c.sighting().node()));
    return whole;
  }
}
