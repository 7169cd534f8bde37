package io.muster.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container is made from, as one says it to {@code docker run}. Begins private, on any node,
 * with a password in its environment that must never surface.
 */
public final class ContainerSpec {

  /** Bears this in every environment; tests look for it wherever it must not be. */
  public static final String PASSWORD = "hunter2-never-to-be-shown";

  String name;
  String node = "";
  String pid = "";
  String image = "registry.example/shop/web:2.4.1";
  @Nullable String imageId;
  List<String> entrypoint = List.of();
  List<String> command = List.of("/bin/sleep", "86400");
  String user = "";
  boolean privileged;
  boolean system;
  boolean task;
  List<String> capabilities = List.of();
  String collection = "/Shared";
  final Map<String, String> labels = new LinkedHashMap<>();
  final List<String> environment = new ArrayList<>(List.of("PATH=/bin", "DB_PASSWORD=" + PASSWORD));
  final List<Mount> mounts = new ArrayList<>();
  @Nullable Pod pod;

  /** A bind mount. */
  record Mount(String source, String destination, boolean writable) {}

  /** The pod that Kubernetes says a container belongs to. */
  record Pod(String namespace, String name, String container) {}

  private ContainerSpec(String name) {
    this.name = name;
  }

  /** A private container of a user. */
  public static ContainerSpec container(String name) {
    return new ContainerSpec(name);
  }

  /** One of MKE's own containers. */
  public static ContainerSpec system(String name) {
    ContainerSpec spec = new ContainerSpec(name).image("mirantis/" + name + ":3.8.1");
    spec.system = true;
    spec.collection = "/System";
    return spec;
  }

  /** A task of a Swarm service, named as Swarm names tasks. */
  public static ContainerSpec task(String service, int slot, String taskId) {
    ContainerSpec spec = new ContainerSpec(service + "." + slot + "." + taskId);
    spec.task = true;
    return spec.label("com.docker.swarm.service.name", service)
        .label("com.docker.swarm.task.id", taskId)
        .label("com.docker.swarm.task.name", spec.name);
  }

  /** A container of a pod, named and labelled as the kubelet does, and known to Kubernetes. */
  public static ContainerSpec podContainer(String namespace, String pod, String container) {
    ContainerSpec spec = claimingPod(namespace, pod, container);
    spec.pod = new Pod(namespace, pod, container);
    return spec;
  }

  /** A container that only looks as if it belonged to a pod. */
  public static ContainerSpec claimingPod(String namespace, String pod, String container) {
    String uid = Ids.uuid(namespace + "/" + pod);
    return new ContainerSpec("k8s_" + container + "_" + pod + "_" + namespace + "_" + uid + "_0")
        .label("io.kubernetes.pod.namespace", namespace)
        .label("io.kubernetes.pod.name", pod)
        .label("io.kubernetes.pod.uid", uid)
        .label("io.kubernetes.container.name", container);
  }

  /** By another name. */
  public ContainerSpec named(String other) {
    name = other;
    return this;
  }

  /** On which node it runs; else on the first worker. */
  public ContainerSpec on(String hostname) {
    node = hostname;
    return this;
  }

  /** {@code --pid host}. */
  public ContainerSpec pidHost() {
    return pid("host");
  }

  /** {@code --pid container:…} with a name or an id, long or short. */
  public ContainerSpec joining(String container) {
    return pid("container:" + container);
  }

  /** {@code --pid} with any value. */
  public ContainerSpec pid(String mode) {
    pid = mode;
    return this;
  }

  /** The image's name. */
  public ContainerSpec image(String reference) {
    image = reference;
    return this;
  }

  /** The image's digest id, where it shall differ from what follows from the name. */
  public ContainerSpec imageId(String digest) {
    imageId = digest;
    return this;
  }

  /** A label, whether true or claimed. */
  public ContainerSpec label(String key, String value) {
    labels.put(key, value);
    return this;
  }

  /** {@code --entrypoint}. */
  public ContainerSpec entrypoint(String... words) {
    entrypoint = List.of(words);
    return this;
  }

  /** The command. */
  public ContainerSpec command(String... words) {
    command = List.of(words);
    return this;
  }

  /** {@code --user}. */
  public ContainerSpec user(String name) {
    user = name;
    return this;
  }

  /** {@code --privileged}. */
  public ContainerSpec privileged() {
    privileged = true;
    return this;
  }

  /** {@code --cap-add}. */
  public ContainerSpec capabilities(String... names) {
    capabilities = List.of(names);
    return this;
  }

  /** {@code --volume}. */
  public ContainerSpec mount(String source, String destination, boolean writable) {
    mounts.add(new Mount(source, destination, writable));
    return this;
  }

  /** The collection that decides who may see it. */
  public ContainerSpec collection(String path) {
    collection = path;
    return this;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The image's name. */
  public String image() {
    return image;
  }

  /**
   * The body of the Docker API's request to create it.
   *
   * @param instance the id of the MKE that one of its own containers names
   */
  public String createRequest(String instance) {
    Map<String, String> all = new LinkedHashMap<>(labels);
    if (system) {
      all.putIfAbsent(SimulatedCluster.SYSTEM_LABEL, Labels.CLAIMED_VERSION);
      all.putIfAbsent(SimulatedCluster.INSTANCE_LABEL, instance);
    }
    return Json.write(
        Json.object()
            .with("Image", image)
            .with("Entrypoint", entrypoint.isEmpty() ? null : entrypoint)
            .with("Cmd", command)
            .with("User", user)
            .with("Env", environment)
            .with("Labels", all)
            .with(
                "HostConfig",
                Json.object()
                    .with("PidMode", pid)
                    .with("NetworkMode", "none")
                    .with("Privileged", privileged)
                    .with("CapAdd", capabilities)
                    .with("Binds", mounts.stream().map(Inspection::bind).toList())));
  }
}
