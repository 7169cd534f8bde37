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
          case "/version" -> Reply.json(200, object("major", "1", "minor", "30"));
          default -> Reply.json(404, status(404, "the server could not find the resource"));
        };
    return new Act.Answer(reply);
  }

  static Object status(int code, String message) {
    return object(
        "kind",
        "Status",
        "apiVersion",
        "v1",
        "status",
        "Failure",
        "message",
        message,
        "code",
        code);
  }

  private Object pods() {
    Map<String, Map<String, Object>> pods = new LinkedHashMap<>();
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
    return object(
        "kind",
        "PodList",
        "apiVersion",
        "v1",
        "metadata",
        object("resourceVersion", "4711"),
        "items",
        pods.values());
  }

  private static Map<String, Object> pod(
      ContainerSpec.Pod pod, SimulatedContainer container, List<Object> statuses) {
    return object(
        "metadata",
            object(
                "name", pod.name(),
                "namespace", pod.namespace(),
                "uid", Ids.uuid(pod.namespace() + "/" + pod.name())),
        "spec", object("nodeName", container.node(), "hostPID", container.pidMode().equals("host")),
        "status", object("phase", "Running", "containerStatuses", statuses));
  }

  private Object containerStatus(ContainerSpec.Pod pod, SimulatedContainer container) {
    boolean named = cluster.switches().has(Behaviour.NAMES_CONTAINERS_OF_PODS);
    return object(
        "name",
        pod.container(),
        "ready",
        true,
        "image",
        container.spec().image,
        "containerID",
        named ? "docker://" + container.id() : "");
  }
}
