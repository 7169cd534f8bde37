package io.muster.benchmark.fleet;

import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.SimulatedContainer;
import io.muster.simulator.Simulator;
import io.muster.testing.engine.RawApi;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Validity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answers of the fleet's clusters: those that the simulator gives for the model cluster, with
 * other ids. The simulator is asked once, so that there is one place that knows their shape.
 *
 * @param containers how many containers each cluster has
 * @param nodes how many nodes each cluster has
 * @param byKind the answer to each kind of request but an inspection
 * @param inspections the answer to an inspection, by the container's number
 */
record Documents(
    int containers, int nodes, Map<RequestKind, Template> byKind, List<Template> inspections) {

  private static final Pattern SWARM = Pattern.compile("\"Cluster\":\\{\"ID\":\"([0-9a-z]{25})\"");

  static final Template NOT_FOUND =
      Template.of(404, "{\"message\":\"No such container\"}", Map.of());

  static Documents of(long seed, int size) {
    SimulatedCluster cluster = ModelCluster.of(seed, size);
    try (Simulator simulator = Simulator.start(cluster);
        RawApi api = administrator(simulator)) {
      List<String> containers = cluster.containers().stream().map(SimulatedContainer::id).toList();
      Map<String, Integer> places = places(cluster, containers, swarm(api));
      Map<RequestKind, Template> byKind = new HashMap<>();
      for (RequestKind kind : RequestKind.values()) {
        if (kind.path() != null) {
          byKind.put(kind, template(api, kind.path(), places));
        }
      }
      List<Template> inspections = new ArrayList<>();
      for (String id : containers) {
        inspections.add(template(api, "/containers/" + id + "/json", places));
      }
      return new Documents(size, cluster.nodes().size(), byKind, inspections);
    }
  }

  /** The answer to a request of the kind, or null if it depends on more than that. */
  @Nullable Template of(RequestKind kind) {
    return byKind.get(kind);
  }

  private static RawApi administrator(Simulator simulator) {
    var issued = simulator.issue(simulator.account("admin"), KeyKind.EC_PKCS8, Validity.current());
    return new RawApi(simulator.address(), issued.sslContext(simulator.authorities().cluster()));
  }

  private static Template template(RawApi api, String path, Map<String, Integer> places) {
    return Template.of(200, api.get(path).orFail().body(), places);
  }

  /** The id of the model's Swarm, which only its information tells. */
  private static String swarm(RawApi api) {
    var found = SWARM.matcher(api.get("/info").orFail().body());
    if (!found.find()) {
      throw new IllegalStateException("the model is no Swarm");
    }
    return found.group(1);
  }

  /** Where in an {@link Identity} the like of each id of the model lies. */
  private static Map<String, Integer> places(
      SimulatedCluster cluster, List<String> containers, String swarm) {
    Map<String, Integer> places = new HashMap<>();
    int at = 0;
    for (String id : containers) {
      places.put(id, at);
      places.put(id.substring(0, 12), at);
      at += id.length();
    }
    places.put(cluster.id(), at);
    at += cluster.id().length();
    places.put(swarm, at);
    at += swarm.length();
    for (var node : cluster.nodes()) {
      places.put(node.id(), at);
      at += node.id().length();
    }
    return places;
  }
}
