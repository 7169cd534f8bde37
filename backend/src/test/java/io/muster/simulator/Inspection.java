package io.muster.simulator;

import static io.muster.simulator.Json.object;

import io.muster.simulator.SimulatedContainer.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document of an inspected container: the whole of it, as long as Docker's, secrets and all.
 */
final class Inspection {

  private static final List<String> MASKED =
      List.of(
          "/proc/asound",
          "/proc/acpi",
          "/proc/kcore",
          "/proc/keys",
          "/proc/latency_stats",
          "/proc/timer_list",
          "/proc/timer_stats",
          "/proc/sched_debug",
          "/proc/scsi",
          "/sys/firmware");

  private Inspection() {}

  static Object of(SimulatedCluster cluster, SimulatedContainer container) {
    ContainerSpec spec = container.spec();
    String first = spec.entrypoint.isEmpty() ? spec.command.getFirst() : spec.entrypoint.getFirst();
    var document =
        object()
            .with("Id", container.id())
            .with("Created", container.created().toString())
            .with("Path", first)
            .with("Args", spec.command)
            .with("State", state(container.state()))
            .with("Image", container.imageId())
            .with("ResolvConfPath", path(container, "resolv.conf"))
            .with("HostnamePath", path(container, "hostname"))
            .with("HostsPath", path(container, "hosts"))
            .with("LogPath", path(container, container.id() + "-json.log"))
            .with("Name", "/" + container.name())
            .with("RestartCount", 0)
            .with("Driver", "overlay2")
            .with("Platform", "linux")
            .with("MountLabel", "")
            .with("ProcessLabel", "")
            .with("AppArmorProfile", "docker-default")
            .with("ExecIDs", null)
            .with("HostConfig", hostConfig(container))
            .with("GraphDriver", object().with("Name", "overlay2").with("Data", object()))
            .with("Mounts", spec.mounts.stream().map(Inspection::mount).toList())
            .with("Config", config(cluster, container))
            .with(
                "NetworkSettings",
                object().with("Bridge", "").with("Ports", object()).with("Networks", object()));
    if (cluster.switches().has(Behaviour.NAMES_THE_NODE_IN_INSPECTS)) {
      document.put(
          "Node",
          object()
              .with("ID", cluster.idOfNode(container))
              .with("IP", "10.0.0.7")
              .with("Addr", "10.0.0.7:12376")
              .with("Name", container.node())
              .with("Cpus", 8)
              .with("Memory", 16L << 30)
              .with("Labels", object().with("operatingsystem", "linux")));
    }
    return document;
  }

  static Object mount(ContainerSpec.Mount mount) {
    return object()
        .with("Type", "bind")
        .with("Source", mount.source())
        .with("Destination", mount.destination())
        .with("Mode", mount.writable() ? "" : "ro")
        .with("RW", mount.writable())
        .with("Propagation", "rprivate");
  }

  private static Object state(State state) {
    return object()
        .with("Status", state.word())
        .with("Running", state.lives())
        .with("Paused", state == State.PAUSED)
        .with("Restarting", state == State.RESTARTING)
        .with("OOMKilled", false)
        .with("Dead", state == State.DEAD)
        .with("Pid", state.lives() ? 4711 : 0)
        .with("ExitCode", 0)
        .with("Error", "")
        .with("StartedAt", "2026-11-20T06:12:33.962856732Z")
        .with("FinishedAt", "0001-01-01T00:00:00Z");
  }

  private static Object hostConfig(SimulatedContainer container) {
    ContainerSpec spec = container.spec();
    return object()
        .with("Binds", spec.mounts.stream().map(Inspection::bind).toList())
        .with("ContainerIDFile", "")
        .with("LogConfig", object().with("Type", "json-file").with("Config", object()))
        .with("NetworkMode", "default")
        .with("PortBindings", object())
        .with("RestartPolicy", object().with("Name", "no").with("MaximumRetryCount", 0))
        .with("AutoRemove", false)
        .with("VolumeDriver", "")
        .with("VolumesFrom", null)
        .with("CapAdd", orNull(spec.capabilities))
        .with("CapDrop", null)
        .with("CgroupnsMode", "host")
        .with("Dns", List.of())
        .with("IpcMode", "private")
        .with("Cgroup", "")
        .with("Links", null)
        .with("OomScoreAdj", 0)
        .with("PidMode", container.pidMode())
        .with("Privileged", spec.privileged)
        .with("PublishAllPorts", false)
        .with("ReadonlyRootfs", false)
        .with("SecurityOpt", null)
        .with("UTSMode", "")
        .with("UsernsMode", "")
        .with("ShmSize", 67108864)
        .with("Runtime", "runc")
        .with("Memory", 0)
        .with("Devices", List.of())
        .with("Ulimits", List.of())
        .with("MaskedPaths", MASKED)
        .with("ReadonlyPaths", List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys"));
  }

  private static Object config(SimulatedCluster cluster, SimulatedContainer container) {
    ContainerSpec spec = container.spec();
    boolean shown = cluster.switches().has(Behaviour.SHOWS_ENVIRONMENTS_IN_INSPECTS);
    return object()
        .with("Hostname", container.id().substring(0, 12))
        .with("Domainname", "")
        .with("User", spec.user)
        .with("AttachStdin", false)
        .with("AttachStdout", false)
        .with("AttachStderr", false)
        .with("Tty", false)
        .with("OpenStdin", false)
        .with("StdinOnce", false)
        .with("Env", shown ? spec.environment : null)
        .with("Cmd", orNull(spec.command))
        .with("Image", spec.image)
        .with("Volumes", null)
        .with("WorkingDir", "")
        .with("Entrypoint", orNull(spec.entrypoint))
        .with("OnBuild", null)
        .with("Labels", container.labels());
  }

  static String bind(ContainerSpec.Mount mount) {
    return mount.source() + ":" + mount.destination() + (mount.writable() ? "" : ":ro");
  }

  private static String path(SimulatedContainer container, String file) {
    return "/var/lib/docker/containers/" + container.id() + "/" + file;
  }

  private static @Nullable List<String> orNull(List<String> list) {
    return list.isEmpty() ? null : list;
  }
}
