package io.muster.simulator;

import io.muster.simulator.SimulatedContainer.State;
import java.util.List;

/** What an account is shown of a cluster's containers. */
record Visibility(SimulatedCluster cluster, SimulatedAccount account) {

  List<SimulatedContainer> listed(boolean all) {
    return cluster.containers().stream()
        .filter(this::isShownAtAll)
        .filter(container -> all || isShownWithoutAll(container))
        .toList();
  }

  /** What {@code /info} counts. */
  List<SimulatedContainer> counted() {
    return has(Behaviour.COUNTS_ALL_CONTAINERS_IN_INFO) || account.administrator()
        ? cluster.containers()
        : listed(true);
  }

  boolean mayInspect(SimulatedContainer container) {
    return !cluster.isMke()
        || isShownToAccount(container)
        || !has(Behaviour.FORBIDS_INSPECTS_TO_LIMITED_BUNDLES);
  }

  private boolean isShownAtAll(SimulatedContainer container) {
    return !cluster.isMke()
        || isShownToAccount(container)
        || (!container.spec().system && !has(Behaviour.FILTERS_LISTS_OF_LIMITED_BUNDLES));
  }

  private boolean isShownToAccount(SimulatedContainer container) {
    if (container.spec().system && !account.administrator()) {
      return !has(Behaviour.SHOWS_SYSTEM_CONTAINERS_TO_ADMINISTRATORS_ONLY);
    }
    return account.sees(container);
  }

  private boolean isShownWithoutAll(SimulatedContainer container) {
    boolean running =
        switch (container.state()) {
          case RUNNING -> true;
          case PAUSED, RESTARTING -> has(Behaviour.LISTS_THE_PAUSED_AND_RESTARTING_WITHOUT_ALL);
          case CREATED, EXITED, DEAD -> !has(Behaviour.LISTS_THE_STOPPED_WITH_ALL_ONLY);
        };
    boolean hiddenSystem =
        has(Behaviour.HIDES_SYSTEM_CONTAINERS_WITHOUT_ALL)
            && container.labels().containsKey(SimulatedCluster.INSTANCE_LABEL)
            && container.state() == State.RUNNING;
    boolean hiddenDead =
        has(Behaviour.HIDES_CONTAINERS_OF_DEAD_NODES_WITHOUT_ALL)
            && cluster.isOnDeadNode(container);
    return running && !hiddenSystem && !hiddenDead;
  }

  private boolean has(Behaviour behaviour) {
    return cluster.switches().has(behaviour);
  }
}
