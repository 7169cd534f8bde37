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
        object(
            "Id", container.id(),
            "Created", container.created().toString(),
            "Path", first,
            "Args", spec.command,
            "State", state(container.state()),
            "Image", container.imageId(),
            "ResolvConfPath", path(container, "resolv.conf"),
            "HostnamePath", path(container, "hostname"),
            "HostsPath", path(container, "hosts"),
            "LogPath", path(container, container.id() + "-json.log"),
            "Name", "/" + container.name(),
            "RestartCount", 0,
            "Driver", "overlay2",
            "Platform", "linux",
            "MountLabel", "",
            "ProcessLabel", "",
            "AppArmorProfile", "docker-default",
            "ExecIDs", null,
            "HostConfig", hostConfig(container),
            "GraphDriver", object("Name", "overlay2", "Data", object()),
            "Mounts", spec.mounts.stream().map(Inspection::mount).toList(),
            "Config", config(cluster, container),
            "NetworkSettings", object("Bridge", "", "Ports", object(), "Networks", object()));
    if (cluster.switches().has(Behaviour.NAMES_THE_NODE_IN_INSPECTS)) {
      document.put(
          "Node",
          object(
              "ID",
              Ids.swarm(cluster.name() + "/" + container.node()),
              "IP",
              "10.0.0.7",
              "Addr",
              "10.0.0.7:12376",
              "Name",
              container.node(),
              "Cpus",
              8,
              "Memory",
              16L << 30,
              "Labels",
              object("operatingsystem", "linux")));
    }
    return document;
  }

  static Object mount(ContainerSpec.Mount mount) {
    return object(
        "Type",
        "bind",
        "Source",
        mount.source(),
        "Destination",
        mount.destination(),
        "Mode",
        mount.writable() ? "" : "ro",
        "RW",
        mount.writable(),
        "Propagation",
        "rprivate");
  }

  private static Object state(State state) {
    return object(
        "Status",
        state.word(),
        "Running",
        state.lives(),
        "Paused",
        state == State.PAUSED,
        "Restarting",
        state == State.RESTARTING,
        "OOMKilled",
        false,
        "Dead",
        state == State.DEAD,
        "Pid",
        state.lives() ? 4711 : 0,
        "ExitCode",
        0,
        "Error",
        "",
        "StartedAt",
        "2026-11-20T06:12:33.962856732Z",
        "FinishedAt",
        "0001-01-01T00:00:00Z");
  }

  private static Object hostConfig(SimulatedContainer container) {
    ContainerSpec spec = container.spec();
    return object(
        "Binds",
        spec.mounts.stream().map(Inspection::bind).toList(),
        "ContainerIDFile",
        "",
        "LogConfig",
        object("Type", "json-file", "Config", object()),
        "NetworkMode",
        "default",
        "PortBindings",
        object(),
        "RestartPolicy",
        object("Name", "no", "MaximumRetryCount", 0),
        "AutoRemove",
        false,
        "VolumeDriver",
        "",
        "VolumesFrom",
        null,
        "CapAdd",
        orNull(spec.capabilities),
        "CapDrop",
        null,
        "CgroupnsMode",
        "host",
        "Dns",
        List.of(),
        "IpcMode",
        "private",
        "Cgroup",
        "",
        "Links",
        null,
        "OomScoreAdj",
        0,
        "PidMode",
        container.pidMode(),
        "Privileged",
        spec.privileged,
        "PublishAllPorts",
        false,
        "ReadonlyRootfs",
        false,
        "SecurityOpt",
        null,
        "UTSMode",
        "",
        "UsernsMode",
        "",
        "ShmSize",
        67108864,
        "Runtime",
        "runc",
        "Memory",
        0,
        "Devices",
        List.of(),
        "Ulimits",
        List.of(),
        "MaskedPaths",
        MASKED,
        "ReadonlyPaths",
        List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys"));
  }

  private static Object config(SimulatedCluster cluster, SimulatedContainer container) {
    ContainerSpec spec = container.spec();
    boolean shown = cluster.switches().has(Behaviour.SHOWS_ENVIRONMENTS_IN_INSPECTS);
    return object(
        "Hostname",
        container.id().substring(0, 12),
        "Domainname",
        "",
        "User",
        spec.user,
        "AttachStdin",
        false,
        "AttachStdout",
        false,
        "AttachStderr",
        false,
        "Tty",
        false,
        "OpenStdin",
        false,
        "StdinOnce",
        false,
        "Env",
        shown ? spec.environment : null,
        "Cmd",
        orNull(spec.command),
        "Image",
        spec.image,
        "Volumes",
        null,
        "WorkingDir",
        "",
        "Entrypoint",
        orNull(spec.entrypoint),
        "OnBuild",
        null,
        "Labels",
        container.labels());
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
