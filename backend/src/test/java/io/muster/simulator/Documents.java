package io.muster.simulator;

import static io.muster.simulator.Json.object;

import io.muster.simulator.SimulatedContainer.State;
import io.muster.simulator.SimulatedNode.Orchestrator;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The documents of the Docker API, in the shape in which Docker Engine 20.10 and MKE write them.
 */
final class Documents {

  private Documents() {}

  static Object version(SimulatedCluster cluster) {
    String version = spoken(cluster);
    return object()
        .with(
            "Platform", object().with("Name", cluster.isMke() ? "Mirantis Kubernetes Engine" : ""))
        .with(
            "Components",
            List.of(
                object()
                    .with("Name", cluster.isMke() ? "Universal Control Plane" : "Engine")
                    .with("Version", version)
                    .with(
                        "Details",
                        object().with("ApiVersion", "1.41").with("MinAPIVersion", "1.12"))))
        .with("Version", version)
        .with("ApiVersion", "1.41")
        .with("MinAPIVersion", "1.12")
        .with("GitCommit", "5d6db84")
        .with("GoVersion", "go1.19.8")
        .with("Os", "linux")
        .with("Arch", "amd64")
        .with("KernelVersion", "5.15.0-91-generic")
        .with("BuildTime", "2026-05-07T21:09:36.000000000+00:00");
  }

  static Object info(SimulatedCluster cluster, List<SimulatedContainer> counted) {
    List<SimulatedNode> nodes = cluster.nodes();
    SimulatedNode first = nodes.getFirst();
    long managers = nodes.stream().filter(SimulatedNode::manager).count();
    return object()
        .with("ID", cluster.id())
        .with("Containers", counted.size())
        .with("ContainersRunning", count(counted, State.RUNNING))
        .with("ContainersPaused", count(counted, State.PAUSED))
        .with("ContainersStopped", count(counted, State.EXITED))
        .with("Images", counted.stream().map(SimulatedContainer::imageId).distinct().count())
        .with("Driver", cluster.isMke() ? "ucp" : "overlay2")
        .with("SystemTime", Instant.now().toString())
        .with("OperatingSystem", "linux")
        .with("OSType", "linux")
        .with("Architecture", "x86_64")
        .with("NCPU", 8 * nodes.size())
        .with("MemTotal", (16L << 30) * nodes.size())
        .with("Name", cluster.isMke() ? "ucp-controller-" + first.hostname() : first.hostname())
        .with("ServerVersion", spoken(cluster))
        .with(
            "Swarm",
            cluster.isSwarm()
                ? object()
                    .with("NodeID", first.id())
                    .with("NodeAddr", "127.0.0.1")
                    .with("LocalNodeState", "active")
                    .with("ControlAvailable", true)
                    .with("Error", "")
                    .with("Nodes", nodes.size())
                    .with("Managers", managers)
                    .with("Cluster", object().with("ID", Ids.swarm(cluster.name() + "/swarm")))
                : object()
                    .with("NodeID", "")
                    .with("NodeAddr", "")
                    .with("LocalNodeState", "inactive")
                    .with("ControlAvailable", false)
                    .with("Error", "")
                    .with("RemoteManagers", null));
  }

  static Object node(SimulatedCluster cluster, SimulatedNode node) {
    Map<String, Object> labels = new LinkedHashMap<>();
    if (cluster.switches().has(Behaviour.LABELS_NODES_WITH_ORCHESTRATORS)) {
      labels.put("com.docker.ucp.access.label", node.manager() ? "/System" : "/Shared");
      for (Orchestrator one : node.orchestrators()) {
        labels.put("com.docker.ucp.orchestrator." + one.name().toLowerCase(), "true");
      }
    }
    boolean down = !node.alive() && cluster.switches().has(Behaviour.SHOWS_DEAD_NODES_AS_DOWN);
    var document =
        object()
            .with("ID", node.id())
            .with("Version", object().with("Index", 9))
            .with("CreatedAt", "2026-01-05T09:00:00.324546125Z")
            .with("UpdatedAt", "2026-11-02T09:00:00.93089007Z")
            .with(
                "Spec",
                object()
                    .with("Labels", labels)
                    .with("Role", node.manager() ? "manager" : "worker")
                    .with("Availability", node.availability()))
            .with(
                "Description",
                object()
                    .with("Hostname", node.hostname())
                    .with("Platform", object().with("Architecture", "x86_64").with("OS", "linux"))
                    .with("Engine", object().with("EngineVersion", "20.10.24")))
            .with(
                "Status",
                object().with("State", down ? "down" : "ready").with("Addr", "127.0.0.1"));
    if (node.manager()) {
      document.put(
          "ManagerStatus", object().with("Reachability", down ? "unreachable" : "reachable"));
    }
    return document;
  }

  static Object listed(SimulatedCluster cluster, SimulatedContainer container) {
    boolean prefixed = cluster.switches().has(Behaviour.PREFIXES_NAMES_WITH_THE_NODE);
    String name = (prefixed ? "/" + container.node() : "") + "/" + container.name();
    ContainerSpec spec = container.spec();
    var host = object().with("NetworkMode", "default");
    if (!cluster.switches().has(Behaviour.SHOWS_NO_PID_MODE_IN_LISTS)) {
      host.put("PidMode", container.pidMode());
    }
    boolean down =
        cluster.isOnDeadNode(container) && cluster.switches().has(Behaviour.SHOWS_HOST_DOWN);
    return object()
        .with("Id", container.id())
        .with("Names", List.of(name))
        .with("Image", spec.image)
        .with("ImageID", container.imageId())
        .with("Command", String.join(" ", spec.command))
        .with("Created", container.created().getEpochSecond())
        .with("Ports", List.of())
        .with("Labels", container.labels())
        .with("State", container.state().word())
        .with("Status", down ? "Host Down" : status(container))
        .with("HostConfig", host)
        .with("NetworkSettings", object().with("Networks", object()))
        .with("Mounts", spec.mounts.stream().map(Inspection::mount).toList());
  }

  static Object plugin(SimulatedCluster.Plugin plugin) {
    return object()
        .with("Id", Ids.hex("plugin " + plugin.name()))
        .with("Name", plugin.name())
        .with("Enabled", plugin.enabled())
        .with("Settings", object().with("Env", List.of()).with("Args", List.of()))
        .with(
            "Config",
            object()
                .with("Description", "a managed plugin")
                .with("PidHost", plugin.pidHost())
                .with("IpcHost", false)
                .with("Entrypoint", List.of("/plugin")));
  }

  static Object event(String action, SimulatedContainer container, boolean prefixed, Instant at) {
    String name = (prefixed ? container.node() + "/" : "") + container.name();
    return object()
        .with("status", action)
        .with("id", container.id())
        .with("from", container.spec().image)
        .with("Type", "container")
        .with("Action", action)
        .with(
            "Actor",
            object()
                .with("ID", container.id())
                .with(
                    "Attributes",
                    object().with("image", container.spec().image).with("name", name)))
        .with("scope", "local")
        .with("time", at.getEpochSecond())
        .with("timeNano", at.getEpochSecond() * 1_000_000_000L + at.getNano());
  }

  private static String spoken(SimulatedCluster cluster) {
    boolean ucp = cluster.switches().has(Behaviour.SAYS_UCP_IN_ITS_VERSION);
    return (ucp ? "ucp/" : "") + cluster.version();
  }

  private static long count(List<SimulatedContainer> containers, State state) {
    return containers.stream().filter(container -> container.state() == state).count();
  }

  private static String status(SimulatedContainer container) {
    long minutes = Duration.between(container.created(), Instant.now()).toMinutes();
    return switch (container.state()) {
      case CREATED -> "Created";
      case RUNNING -> "Up " + minutes + " minutes";
      case PAUSED -> "Up " + minutes + " minutes (Paused)";
      case RESTARTING -> "Restarting (1) 5 seconds ago";
      case EXITED -> "Exited (143) 5 seconds ago";
      case DEAD -> "Dead";
    };
  }
}
