package io.muster.simulator;

import io.muster.simulator.http.Act;
import io.muster.simulator.http.Reply;
import io.muster.simulator.http.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The part of the Docker API that is read: nothing here changes a cluster. */
final class DockerApi {

  private static final String NO_MANAGER =
      "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to"
          + " connect this node to swarm and try again.";

  private final SimulatedCluster cluster;

  DockerApi(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  Act answer(Request request, SimulatedAccount account) {
    String path = request.path();
    if (path.equals("/events")) {
      return events(request);
    }
    return new Act.Answer(
        reply(request, path, account)
            .with("Api-Version", "1.41")
            .with("Ostype", "linux")
            .with("Server", cluster.isMke() ? "Docker/ucp" : "Docker/20.10.24 (linux)"));
  }

  private Reply reply(Request request, String path, SimulatedAccount account) {
    Visibility seen = new Visibility(cluster, account);
    String version = request.apiVersion();
    if (version != null
        && !cluster.switches().has(Behaviour.SERVES_PATHS_WITH_AND_WITHOUT_VERSION)) {
      return Reply.error(404, "page not found");
    }
    if (version != null && Integer.parseInt(version.split("\\.")[1]) > 41) {
      return Reply.error(
          400, "client version " + version + " is too new. Maximum supported API version is 1.41");
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Reply.error(405, "this simulator is read, never changed, through its API");
    }
    return switch (path) {
      case "/_ping" -> Reply.text(200, "OK");
      case "/version" -> Reply.json(200, Documents.version(cluster));
      case "/info" -> Reply.json(200, Documents.info(cluster, seen.counted()));
      case "/nodes" -> nodes();
      case "/plugins" -> Reply.json(200, plugins());
      case "/containers/json" -> containers(request, seen);
      default ->
          path.matches("/containers/[^/]+/json")
              ? inspect(path.split("/")[2], seen)
              : Reply.error(404, "page not found");
    };
  }

  /** Who listens hears what happens on any node, until it leaves. */
  private Act events(Request request) {
    Set<String> actions = new HashSet<>();
    String filters = request.parameter("filters");
    if (filters != null && Json.read(filters) instanceof Map<?, ?> byKind) {
      for (var kind : byKind.entrySet()) {
        List<?> values = kind.getValue() instanceof List<?> list ? list : List.of();
        switch (String.valueOf(kind.getKey())) {
          case "type" -> {}
          case "event" -> values.forEach(value -> actions.add(String.valueOf(value)));
          default ->
              throw new IllegalArgumentException("this simulator filters no " + kind.getKey());
        }
      }
    }
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    cluster.all().listen(lines, actions);
    return new Act.Stream(lines, () -> cluster.all().unlisten(lines));
  }

  private Reply nodes() {
    return cluster.isSwarm()
        ? Reply.json(
            200, cluster.nodes().stream().map(node -> Documents.node(cluster, node)).toList())
        : Reply.error(503, NO_MANAGER);
  }

  private List<Object> plugins() {
    boolean apart = cluster.switches().has(Behaviour.LISTS_PLUGINS_APART);
    return apart ? cluster.plugins().stream().map(Documents::plugin).toList() : List.of();
  }

  private Reply containers(Request request, Visibility seen) {
    List<LabelFilter> wanted;
    try {
      wanted = LabelFilter.read(request.parameter("filters"), cluster.switches());
    } catch (IllegalArgumentException malformed) {
      return Reply.error(400, malformed.getMessage());
    }
    List<Object> list = new ArrayList<>();
    for (SimulatedContainer container : seen.listed(request.flag("all"))) {
      if (wanted.stream().allMatch(filter -> filter.matches(container.labels()))) {
        list.add(Documents.listed(cluster, container));
      }
    }
    return Reply.json(200, list);
  }

  private Reply inspect(String which, Visibility seen) {
    Optional<SimulatedContainer> found = cluster.all().find(which);
    if (found.isEmpty()) {
      boolean says404 = cluster.switches().has(Behaviour.ANSWERS_404_FOR_THE_GONE);
      return Reply.error(says404 ? 404 : 500, "No such container: " + which);
    }
    SimulatedContainer container = found.get();
    if (!seen.mayInspect(container)) {
      return Reply.error(403, "access denied: no access to container " + which);
    }
    if (cluster.isOnDeadNode(container)
        && cluster.switches().has(Behaviour.REFUSES_TO_INSPECT_ON_DEAD_NODES)) {
      return Reply.error(
          500, "Container " + which + " running on unhealthy node " + container.node());
    }
    return Reply.json(200, Inspection.of(cluster, container));
  }

  /** A label, and the value it must have if one is said. */
  record LabelFilter(String key, @Nullable String value) {

    boolean matches(Map<String, String> labels) {
      return value == null ? labels.containsKey(key) : value.equals(labels.get(key));
    }

    static List<LabelFilter> read(@Nullable String filters, Switches switches) {
      List<LabelFilter> wanted = new ArrayList<>();
      if (filters == null || filters.isEmpty()) {
        return wanted;
      }
      if (!(Json.read(filters) instanceof Map<?, ?> byKind)) {
        throw new IllegalArgumentException("filters must be an object");
      }
      for (var kind : byKind.entrySet()) {
        if (!kind.getKey().equals("label")) {
          throw new IllegalArgumentException("Invalid filter '" + kind.getKey() + "'");
        }
        switch (kind.getValue()) {
          case List<?> values -> values.forEach(value -> wanted.add(of(value)));
          case Map<?, ?> values when switches.has(Behaviour.READS_BOTH_KINDS_OF_LABEL_FILTER) ->
              values.keySet().forEach(value -> wanted.add(of(value)));
          case null, default -> throw new IllegalArgumentException("invalid filter value");
        }
      }
      return wanted;
    }

    private static LabelFilter of(@Nullable Object text) {
      String[] parts = String.valueOf(text).split("=", 2);
      return new LabelFilter(parts[0], parts.length == 2 ? parts[1] : null);
    }
  }
}
