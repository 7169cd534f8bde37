package io.muster.evaluation;

import io.muster.inventory.Inventory;
import io.muster.inventory.NodeFacts;
import io.muster.inventory.Sighting;
import io.muster.inventory.SystemContainers;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rule V-260930 as a pure function: containers must not share the host's process namespace. The
 * same facts always give the same answer.
 */
public final class Evaluation {

  private Evaluation() {}

  /**
   * Judges an inventory.
   *
   * @param inventory what is there
   * @param remembered what earlier scans read, for chains that lead to what is gone
   * @param systemLabel the label whose presence claims a system container
   */
  public static Evaluated of(Inventory inventory, Remembered remembered, String systemLabel) {
    SystemContainers system =
        new SystemContainers(inventory.kind(), inventory.engineId(), systemLabel);
    Chains chains = new Chains(inventory.containers(), remembered);
    List<Judged> judged =
        inventory.containers().stream().map(s -> judge(s, chains, system.has(s))).toList();
    return new Evaluated(
        inventory,
        judged,
        notApplicable(inventory),
        tally(judged, j -> j.sighting().literal()),
        tally(judged, Judged::system),
        tally(judged, j -> true));
  }

  /**
   * Kubernetes's own claim is believed outright where there is nothing to excuse. A violation is
   * excused only if the Kubernetes API vouches for it, and never if the STIG's own query lists it.
   */
  private static Judged judge(Sighting sighting, Chains chains, boolean system) {
    Chains.End end = chains.follow(sighting);
    boolean kubernetes =
        switch (end.outcome()) {
          case HOST, INHERITED, UNPROVEN ->
              sighting.claimsKubernetes() && sighting.vouched() && !sighting.literal();
          case PRIVATE, CANNOT_START -> sighting.claimsKubernetes();
          case UNREAD, NOT_APPLICABLE -> false;
        };
    return new Judged(
        sighting, kubernetes ? Outcome.NOT_APPLICABLE : end.outcome(), end.chain(), system);
  }

  /** No worker, no label, or a plain engine is Swarm; so is one worker that also runs Swarm. */
  private static boolean notApplicable(Inventory inventory) {
    List<NodeFacts> workers = inventory.nodes().stream().filter(NodeFacts::worker).toList();
    return inventory.ofMke()
        && !workers.isEmpty()
        && workers.stream().allMatch(w -> w.kubernetes() && !w.swarm());
  }

  private static Tally tally(List<Judged> judged, Predicate<Judged> scope) {
    return new Tally(
        (int) judged.stream().filter(scope).count(),
        (int) judged.stream().filter(scope).filter(Judged::violation).count());
  }
}
