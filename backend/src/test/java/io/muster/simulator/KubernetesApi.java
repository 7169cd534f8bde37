package io.muster.simulator;

import static io.muster.simulator.Json.object;

import io.muster.simulator.http.Act;
import io.muster.simulator.http.Reply;
import io.muster.simulator.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of the Kubernetes API that tells which containers belong to pods. */
final class KubernetesApi {

  private final SimulatedCluster cluster;

  KubernetesApi(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  Act answer(Request request) {
    Reply reply =
        switch (request.path()) {
          case "/api/v1/pods" -> Reply.json(200, pods());
          case "/version" -> Reply.json(200, object().with("major", "1").with("minor", "30"));
          default -> Reply.json(404, status(404, "the server could not find the resource"));
        };
    return new Act.Answer(reply);
  }

  static Object status(int code, String message) {
    return object()
        .with("kind", "Status")
        .with("apiVersion", "v1")
        .with("status", "Failure")
        .with("message", message)
        .with("code", code);
  }

  private Object pods() {
    Map<String, Fields> pods = new LinkedHashMap<>();
    Map<String, List<Object>> statuses = new LinkedHashMap<>();
    for (SimulatedContainer container : cluster.containers()) {
      ContainerSpec.Pod pod = container.spec().pod;
      if (pod != null) {
        String key = pod.namespace() + "/" + pod.name();
        statuses.computeIfAbsent(key, none -> new java.util.ArrayList<>());
        pods.computeIfAbsent(key, none -> pod(pod, container, statuses.get(key)));
        statuses.get(key).add(containerStatus(pod, container));
      }
    }
    return object()
        .with("kind", "PodList")
        .with("apiVersion", "v1")
        .with("metadata", object().with("resourceVersion", "4711"))
        .with("items", pods.values());
  }

  private static Fields pod(
      ContainerSpec.Pod pod, SimulatedContainer container, List<Object> statuses) {
    return object()
        .with(
            "metadata",
            object()
                .with("name", pod.name())
                .with("namespace", pod.namespace())
                .with("uid", Ids.uuid(pod.namespace() + "/" + pod.name())))
        .with(
            "spec",
            object()
                .with("nodeName", container.node())
                .with("hostPID", container.pidMode().equals("host")))
        .with("status", object().with("phase", "Running").with("containerStatuses", statuses));
  }

  private Object containerStatus(ContainerSpec.Pod pod, SimulatedContainer container) {
    boolean named = cluster.switches().has(Behaviour.NAMES_CONTAINERS_OF_PODS);
    return object()
        .with("name", pod.container())
        .with("ready", true)
        .with("image", container.spec().image)
        .with("containerID", named ? "docker://" + container.id() : "");
  }
}
