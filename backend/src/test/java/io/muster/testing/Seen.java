package io.muster.testing;

import io.muster.connection.ClusterKind;
import io.muster.evaluation.Evaluated;
import io.muster.evaluation.Judged;
import io.muster.evaluation.Outcome;
import io.muster.evaluation.Tally;
import io.muster.inventory.Completeness;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.Gap;
import io.muster.inventory.Inventory;
import io.muster.inventory.NodeFacts;
import io.muster.inventory.PidMode;
import io.muster.inventory.Reading;
import io.muster.inventory.RunState;
import io.muster.inventory.Sighting;
import io.muster.shared.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * What a scan saw, told as a sentence: {@code Seen.on("w1", "w2").host("w1", "agent").scan()}. A
 * container's id follows from node and name unless {@link #bearing} says otherwise.
 */
public final class Seen {

  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  /** Each reads later than those made before it. */
  private static final AtomicInteger MADE = new AtomicInteger();

  private final Instant inspected = CREATED.plusSeconds(MADE.incrementAndGet());

  private final List<NodeFacts> nodes = new ArrayList<>();
  private final List<Judged> containers = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final Set<String> outOfService = new HashSet<>();
  private boolean kubernetesOnly;

  private Seen() {}

  /** A scan of a cluster with these nodes, all of which answer. */
  public static Seen on(String... nodes) {
    Seen seen = new Seen();
    for (String node : nodes) {
      seen.nodes.add(new NodeFacts("id-" + node, node, true, "active", "ready", true, false));
    }
    return seen;
  }

  /** The id that a container has unless another is said. */
  public static String id(String node, String name) {
    return Digest.of(List.of(node, name));
  }

  /** An id made from any word. */
  public static String id(String word) {
    return Digest.of(List.of(word));
  }

  /** A container without the system label that shares the host PID namespace. */
  public Seen host(String node, String name) {
    return container(node, name, id(node, name), Outcome.HOST, false);
  }

  /** A system container that shares the host PID namespace. */
  public Seen systemHost(String node, String name) {
    return container(node, name, id(node, name), Outcome.HOST, true);
  }

  /** A container with a PID namespace of its own. */
  public Seen apart(String node, String name) {
    return container(node, name, id(node, name), Outcome.PRIVATE, false);
  }

  /** A container that was listed and could not be read. */
  public Seen unread(String node, String name) {
    return container(node, name, id(node, name), Outcome.UNREAD, false);
  }

  /** The container told last has another id. */
  public Seen bearing(String id) {
    Judged last = containers.removeLast();
    Sighting s = last.sighting();
    return container(s.node(), s.name(), id, last.outcome(), last.system());
  }

  /** The container told last was made from another image. */
  public Seen from(String image) {
    Judged last = containers.removeLast();
    Sighting s = last.sighting();
    return container(s.node(), s.name(), s.id(), last.outcome(), last.system(), image);
  }

  /** Any container. */
  public Seen container(String node, String name, String id, Outcome outcome, boolean system) {
    return container(node, name, id, outcome, system, "busybox:1.36");
  }

  private Seen container(
      String node, String name, String id, Outcome outcome, boolean system, String image) {
    return container(node, name, id, outcome, system, image, "");
  }

  /** Any container from any image, with any command. */
  public Seen container(
      String node,
      String name,
      String id,
      Outcome outcome,
      boolean system,
      String image,
      String command) {
    PidMode mode = mode(outcome, node);
    Reading reading =
        outcome == Outcome.UNREAD
            ? new Reading.Unread("500 Internal Server Error")
            : new Reading.Known(facts(id, node, mode, image, command), false);
    List<String> chain =
        mode instanceof PidMode.Joined(String target) ? List.of(target) : List.of();
    containers.add(
        new Judged(
            new Sighting(
                id,
                node,
                name,
                RunState.RUNNING,
                image,
                id("image " + image),
                Map.of(),
                false,
                false,
                reading),
            outcome,
            chain,
            system));
    return this;
  }

  /** The node does not answer. Its containers are not listed. */
  public Seen down(String node, int containers) {
    return gap(Gap.Kind.NODE_DOWN, node, containers);
  }

  /** The node is out of service: what is unread there is no gap. */
  public Seen outOfService(String node) {
    outOfService.add(node);
    return this;
  }

  /** Something could not be read; an empty node means the whole cluster. */
  public Seen gap(Gap.Kind kind, String node, int unread) {
    gaps.add(new Gap(kind, node, unread, ""));
    return this;
  }

  /** Every worker runs Kubernetes alone. */
  public Seen underKubernetesOnly() {
    kubernetesOnly = true;
    return this;
  }

  /** The scan. */
  public Evaluated scan() {
    List<Sighting> sightings = containers.stream().map(Judged::sighting).toList();
    int count = containers.size();
    var excused =
        gaps.stream().collect(Collectors.partitioningBy(g -> outOfService.contains(g.node())));
    Inventory inventory =
        new Inventory(
            ClusterKind.MKE,
            "engine",
            "20.10",
            nodes,
            sightings,
            excused.get(false),
            excused.get(true),
            outOfService,
            new Completeness(count, count, count, 1, 0),
            List.of(),
            List.of());
    return new Evaluated(
        inventory, containers, kubernetesOnly, new Tally(0, 0), tally(true), tally(false));
  }

  private Tally tally(boolean systemOnly) {
    List<Judged> in = containers.stream().filter(c -> !systemOnly || c.system()).toList();
    return new Tally(in.size(), (int) in.stream().filter(Judged::violation).count());
  }

  private ContainerFacts facts(String id, String node, PidMode mode, String image, String command) {
    return new ContainerFacts(
        id,
        node,
        CREATED,
        mode,
        image,
        id("image " + image),
        "",
        "",
        "",
        command,
        "",
        false,
        List.of(),
        List.of(),
        inspected);
  }

  private static PidMode mode(Outcome outcome, String node) {
    return switch (outcome) {
      case HOST, NOT_APPLICABLE -> new PidMode.Host();
      case INHERITED, UNPROVEN, CANNOT_START -> new PidMode.Joined(id(node, "joined"));
      case UNREAD -> new PidMode.Unknown("?");
      case PRIVATE -> new PidMode.Private();
    };
  }
}
