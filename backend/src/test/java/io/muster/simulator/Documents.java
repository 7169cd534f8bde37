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
    return object(
        "Platform", object("Name", cluster.isMke() ? "Mirantis Kubernetes Engine" : ""),
        "Components",
            List.of(
                object(
                    "Name",
                    cluster.isMke() ? "Universal Control Plane" : "Engine",
                    "Version",
                    version,
                    "Details",
                    object("ApiVersion", "1.41", "MinAPIVersion", "1.12"))),
        "Version", version,
        "ApiVersion", "1.41",
        "MinAPIVersion", "1.12",
        "GitCommit", "5d6db84",
        "GoVersion", "go1.19.8",
        "Os", "linux",
        "Arch", "amd64",
        "KernelVersion", "5.15.0-91-generic",
        "BuildTime", "2026-05-07T21:09:36.000000000+00:00");
  }

  static Object info(SimulatedCluster cluster, List<SimulatedContainer> counted) {
    List<SimulatedNode> nodes = cluster.nodes();
    SimulatedNode first = nodes.getFirst();
    long managers = nodes.stream().filter(SimulatedNode::manager).count();
    return object(
        "ID",
        cluster.id(),
        "Containers",
        counted.size(),
        "ContainersRunning",
        count(counted, State.RUNNING),
        "ContainersPaused",
        count(counted, State.PAUSED),
        "ContainersStopped",
        count(counted, State.EXITED),
        "Images",
        counted.stream().map(SimulatedContainer::imageId).distinct().count(),
        "Driver",
        cluster.isMke() ? "ucp" : "overlay2",
        "SystemTime",
        Instant.now().toString(),
        "OperatingSystem",
        "linux",
        "OSType",
        "linux",
        "Architecture",
        "x86_64",
        "NCPU",
        8 * nodes.size(),
        "MemTotal",
        (16L << 30) * nodes.size(),
        "Name",
        cluster.isMke() ? "ucp-controller-" + first.hostname() : first.hostname(),
        "ServerVersion",
        spoken(cluster),
        "Swarm",
        cluster.isSwarm()
            ? object(
                "NodeID",
                first.id(),
                "NodeAddr",
                "127.0.0.1",
                "LocalNodeState",
                "active",
                "ControlAvailable",
                true,
                "Error",
                "",
                "Nodes",
                nodes.size(),
                "Managers",
                managers,
                "Cluster",
                object("ID", Ids.swarm(cluster.name() + "/swarm")))
            : object(
                "NodeID", "",
                "NodeAddr", "",
                "LocalNodeState", "inactive",
                "ControlAvailable", false,
                "Error", "",
                "RemoteManagers", null));
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
        object(
            "ID", node.id(),
            "Version", object("Index", 9),
            "CreatedAt", "2026-01-05T09:00:00.324546125Z",
            "UpdatedAt", "2026-11-02T09:00:00.93089007Z",
            "Spec",
                object(
                    "Labels",
                    labels,
                    "Role",
                    node.manager() ? "manager" : "worker",
                    "Availability",
                    node.availability()),
            "Description",
                object(
                    "Hostname", node.hostname(),
                    "Platform", object("Architecture", "x86_64", "OS", "linux"),
                    "Engine", object("EngineVersion", "20.10.24")),
            "Status", object("State", down ? "down" : "ready", "Addr", "127.0.0.1"));
    if (node.manager()) {
      document.put("ManagerStatus", object("Reachability", down ? "unreachable" : "reachable"));
    }
    return document;
  }

  static Object listed(SimulatedCluster cluster, SimulatedContainer container) {
    boolean prefixed = cluster.switches().has(Behaviour.PREFIXES_NAMES_WITH_THE_NODE);
    String name = (prefixed ? "/" + container.node() : "") + "/" + container.name();
    ContainerSpec spec = container.spec();
    var host = object("NetworkMode", "default");
    if (!cluster.switches().has(Behaviour.SHOWS_NO_PID_MODE_IN_LISTS)) {
      host.put("PidMode", container.pidMode());
    }
    boolean down =
        cluster.isOnDeadNode(container) && cluster.switches().has(Behaviour.SHOWS_HOST_DOWN);
    return object(
        "Id", container.id(),
        "Names", List.of(name),
        "Image", spec.image,
        "ImageID", container.imageId(),
        "Command", String.join(" ", spec.command),
        "Created", container.created().getEpochSecond(),
        "Ports", List.of(),
        "Labels", container.labels(),
        "State", container.state().word(),
        "Status", down ? "Host Down" : status(container),
        "HostConfig", host,
        "NetworkSettings", object("Networks", object()),
        "Mounts", spec.mounts.stream().map(Inspection::mount).toList());
  }

  static Object plugin(SimulatedCluster.Plugin plugin) {
    return object(
        "Id", Ids.hex("plugin " + plugin.name()),
        "Name", plugin.name(),
        "Enabled", plugin.enabled(),
        "Settings", object("Env", List.of(), "Args", List.of()),
        "Config",
            object(
                "Description",
                "a managed plugin",
                "PidHost",
                plugin.pidHost(),
                "IpcHost",
                false,
                "Entrypoint",
                List.of("/plugin")));
  }

  static Object event(String action, SimulatedContainer container, Instant at) {
    return object(
        "status",
        action,
        "id",
        container.id(),
        "from",
        container.spec().image,
        "Type",
        "container",
        "Action",
        action,
        "Actor",
        object(
            "ID", container.id(),
            "Attributes", object("image", container.spec().image, "name", container.name())),
        "scope",
        "local",
        "time",
        at.getEpochSecond(),
        "timeNano",
        at.getEpochSecond() * 1_000_000_000L + at.getNano());
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
