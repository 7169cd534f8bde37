package io.muster.simulator;

import static io.muster.simulator.Behaviour.SYSTEM_CONTAINERS_BEAR_THE_SYSTEM_LABEL;
import static io.muster.simulator.Behaviour.USERS_CONTAINERS_BEAR_NO_SYSTEM_LABEL;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which labels a container gets: those it was made with, and those that MKE puts on it. */
final class Labels {

  /** What the system label says where no MKE runs whose version it could be. */
  static final String CLAIMED_VERSION = "3.8.1";

  private Labels() {}

  static Map<String, String> of(ContainerSpec spec, SimulatedCluster cluster, String clusterId) {
    Map<String, String> labels = new LinkedHashMap<>(spec.labels);
    if (cluster.isMke()) {
      labels.putIfAbsent("com.docker.ucp.collection", spec.collection);
    }
    if (spec.system) {
      labels.putIfAbsent(SimulatedCluster.INSTANCE_LABEL, clusterId);
    }
    Switches switches = cluster.switches();
    boolean labelled =
        spec.system
            ? switches.has(SYSTEM_CONTAINERS_BEAR_THE_SYSTEM_LABEL)
            : cluster.isMke() && !switches.has(USERS_CONTAINERS_BEAR_NO_SYSTEM_LABEL);
    if (labelled) {
      String version = cluster.isMke() ? cluster.version() : CLAIMED_VERSION;
      labels.putIfAbsent(SimulatedCluster.SYSTEM_LABEL, version);
    }
    return labels;
  }
}
