package io.muster.simulator;

import static io.muster.simulator.ContainerSpec.claimingPod;
import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;

import java.util.List;
import java.util.Map;

/**
 * A case that can be played on a simulated cluster and on a real engine alike, and what is true of
 * its containers. Some have a second act that is played between two scans.
 */
public enum Scenario {
  /** Nothing shares anything. */
  CLEAN(
      Map.of("clean-web", Truth.PRIVATE, "clean-agent", Truth.PRIVATE),
      host -> {
        host.run(container("clean-web"));
        host.run(system("clean-agent"));
      }),

  /** A system container and a user's share the host's namespace. */
  HOST(
      Map.of("host-kubelet", Truth.HOST, "host-exporter", Truth.HOST),
      host -> {
        host.run(system("host-kubelet").pidHost());
        host.run(container("host-exporter").pidHost());
      }),

  /** Two hops from the host's namespace. */
  INHERITED(
      Map.of("chain-a", Truth.HOST, "chain-b", Truth.INHERITED, "chain-c", Truth.INHERITED),
      host -> {
        host.run(container("chain-a").pidHost());
        host.run(container("chain-b").joining("chain-a"));
        host.run(container("chain-c").joining("chain-b"));
      }),

  /** The joined one goes, and its joiner stays in the host's namespace. */
  JOINED_HOST_REMOVED(
      Map.of("heir-y", Truth.INHERITED),
      host -> {
        host.run(container("heir-x").pidHost());
        host.run(container("heir-y").joining("heir-x"));
      },
      host -> host.remove("heir-x")),

  /** The joined one goes, and its joiner dies with the private namespace. */
  JOINED_PRIVATE_REMOVED(
      Map.of("orphan-w", Truth.HARMLESS),
      host -> {
        host.run(container("orphan-z"));
        host.run(container("orphan-w").joining("orphan-z"));
      },
      host -> {
        host.remove("orphan-z");
        host.awaitEnd("orphan-w");
      }),

  /** One stands in a private namespace of another's. */
  JOINED_PRIVATE(
      Map.of("pair-a", Truth.PRIVATE, "pair-b", Truth.PRIVATE),
      host -> {
        host.run(container("pair-a"));
        host.run(container("pair-b").joining("pair-a"));
      }),

  /** A user claims the system label and a system container's name. */
  SPOOFED_SYSTEM(
      Map.of("ucp-agent", Truth.HOST),
      host ->
          host.run(
              container("ucp-agent")
                  .image("mirantis/ucp-agent:3.8.1")
                  .label(SimulatedCluster.SYSTEM_LABEL, "3.8.1")
                  .pidHost())),

  /** A user claims that a container belongs to a pod. */
  SPOOFED_POD(
      Map.of("k8s_proxy_spoofed_kube-system", Truth.HOST),
      host ->
          host.run(
              claimingPod("kube-system", "spoofed", "proxy")
                  .named("k8s_proxy_spoofed_kube-system")
                  .pidHost())),

  /** A user claims that a container is a Swarm task. */
  SPOOFED_TASK(
      Map.of("shop.1.k2x9", Truth.HOST),
      host ->
          host.run(
              container("shop.1.k2x9")
                  .label("com.docker.swarm.service.name", "shop")
                  .label("com.docker.swarm.task.id", "k2x9")
                  .pidHost())),

  /** A new name between two scans. */
  RENAMED(
      Map.of("name-late", Truth.HOST),
      host -> host.run(container("name-early").pidHost()),
      host -> host.rename("name-early", "name-late")),

  /** Paused. */
  PAUSED(
      Map.of("state-paused", Truth.HOST),
      host -> {
        host.run(container("state-paused").pidHost());
        host.pause("state-paused");
      }),

  /** Stopped, but it would share again when started. */
  STOPPED(
      Map.of("state-stopped", Truth.HOST),
      host -> {
        host.run(container("state-stopped").pidHost());
        host.stop("state-stopped");
      }),

  /** Created and never started. */
  CREATED(
      Map.of("state-created", Truth.HOST),
      host -> host.create(container("state-created").pidHost()));

  /** What a scan must find out of a container, whatever is claimed. */
  public enum Truth {
    /** In a private namespace, its own or another container's. */
    PRIVATE,
    /** Says that it shares the host's. */
    HOST,
    /** Shares the host's through others. */
    INHERITED,
    /** Joins what is gone, and can never start again. */
    HARMLESS
  }

  private final Map<String, Truth> truths;
  private final Act first;
  private final Act second;

  @FunctionalInterface
  private interface Act {
    void play(ContainerHost host);
  }

  Scenario(Map<String, Truth> truths, Act first) {
    this(truths, first, host -> {});
  }

  Scenario(Map<String, Truth> truths, Act first, Act second) {
    this.truths = truths;
    this.first = first;
    this.second = second;
  }

  /** What is true at the end, by name. */
  public Map<String, Truth> truths() {
    return truths;
  }

  /** Plays what comes before the first scan. */
  public void arrange(ContainerHost host) {
    first.play(host);
  }

  /** Plays what comes between the first scan and the second. */
  public void goOn(ContainerHost host) {
    second.play(host);
  }

  /** Removes what is left. */
  public void strike(ContainerHost host) {
    List.copyOf(truths.keySet()).forEach(host::remove);
  }

  /** Plays all scenarios to their ends. */
  public static void playAll(ContainerHost host) {
    for (Scenario scenario : values()) {
      scenario.arrange(host);
      scenario.goOn(host);
    }
  }
}
