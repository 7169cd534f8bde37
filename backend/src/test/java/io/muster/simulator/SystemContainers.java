package io.muster.simulator;

import static io.muster.simulator.ContainerSpec.system;

import io.muster.simulator.SimulatedNode.Orchestrator;
import java.util.ArrayList;
import java.util.List;

/** The containers that MKE 3.8 runs of its own. Three of them share the host's PID namespace. */
final class SystemContainers {

  private static final List<String> EVERYWHERE =
      List.of(
          "ucp-proxy",
          "ucp-node-feature-discovery",
          "ucp-calico-node",
          "ucp-pause-k8s",
          "ucp-swarm-agent");
  private static final List<String> ON_MANAGERS =
      List.of(
          "ucp-controller",
          "ucp-kv",
          "ucp-swarm-manager",
          "ucp-auth-api",
          "ucp-auth-worker",
          "ucp-auth-store",
          "ucp-client-root-ca",
          "ucp-cluster-root-ca",
          "ucp-kube-apiserver",
          "ucp-kube-controller-manager",
          "ucp-kube-scheduler",
          "ucp-metrics",
          "ucp-interlock");

  private SystemContainers() {}

  static List<ContainerSpec> of(SimulatedNode node) {
    List<ContainerSpec> specs = new ArrayList<>();
    EVERYWHERE.forEach(name -> specs.add(system(name)));
    specs.add(
        system("ucp-agent")
            .entrypoint("/bin/ucp-agent")
            .command("agent")
            .mount("/var/run/docker.sock", "/var/run/docker.sock", true));
    if (node.manager()) {
      ON_MANAGERS.forEach(name -> specs.add(system(name)));
    }
    if (node.orchestrators().contains(Orchestrator.KUBERNETES) || !node.manager()) {
      specs.add(
          system("ucp-kubelet")
              .pidHost()
              .privileged()
              .image("mirantis/ucp-hyperkube:3.8.1")
              .entrypoint("/bin/kubelet_entrypoint.sh")
              .command("kubelet")
              .mount("/", "/rootfs", false));
      specs.add(
          system("ucp-kube-proxy")
              .pidHost()
              .privileged()
              .image("mirantis/ucp-hyperkube:3.8.1")
              .entrypoint("/bin/kube_proxy_entrypoint.sh")
              .command("kube-proxy"));
    }
    specs.add(
        system("ucp-reconcile").pidHost().image("mirantis/ucp-agent:3.8.1").command("reconcile"));
    return specs.stream().map(spec -> spec.on(node.hostname())).toList();
  }
}
