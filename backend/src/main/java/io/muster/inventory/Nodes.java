package io.muster.inventory;

import io.muster.connection.Answer;
import io.muster.connection.ClusterKind;
import io.muster.connection.EngineInfo;
import io.muster.connection.ListedContainer;
import io.muster.connection.ListedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The nodes of one scan: which there are, which answer, and what is missing of them. */
final class Nodes {

  /** What MKE writes as the status of a container on a dead node. Source: MKE documentation. */
  private static final String HOST_DOWN = "Host Down";

  private final ClusterKind kind;
  private final String localHostname;
  private final List<NodeFacts> facts;
  private final List<Gap> unlisted;
  private final KnownNodes known;
  private final Set<String> down;

  private Nodes(
      ClusterKind kind, String local, List<NodeFacts> facts, List<Gap> unlisted, KnownNodes known) {
    this.kind = kind;
    this.localHostname = local;
    this.facts = List.copyOf(facts);
    this.unlisted = unlisted;
    this.known = known;
    this.down =
        facts.stream().filter(n -> !n.ready()).map(NodeFacts::hostname).collect(Collectors.toSet());
  }

  static Nodes of(
      ClusterKind kind, EngineInfo info, Answer<List<ListedNode>> listed, KnownNodes known) {
    boolean mke = kind == ClusterKind.MKE;
    List<NodeFacts> facts = new ArrayList<>();
    if (!mke) {
      facts.add(alone(info));
    }
    List<Gap> gaps = new ArrayList<>();
    listed
        .read()
        .ifPresentOrElse(
            answered ->
                answered.stream()
                    .filter(n -> mke || !n.id().equals(info.swarmNodeId()))
                    .map(Facts::of)
                    .forEach(facts::add),
            () -> {
              if (mke || info.swarmManager()) {
                gaps.add(new Gap(Gap.Kind.NODES_UNREAD, "", 0, listed.sentence()));
              }
            });
    return new Nodes(kind, mke ? "" : info.name(), facts, gaps, known);
  }

  private static NodeFacts alone(EngineInfo info) {
    return new NodeFacts(
        info.swarmNodeId(), info.name(), !info.swarmManager(), "active", "ready", true, false);
  }

  ClusterKind kind() {
    return kind;
  }

  List<NodeFacts> facts() {
    return facts;
  }

  /** The host name of the node a container lives on, as the list says; empty if it does not. */
  String of(ListedContainer container) {
    return kind == ClusterKind.ENGINE
        ? localHostname
        : ContainerName.of(container.names(), kind, container.id()).node();
  }

  /** Whether the container's node cannot answer for it. */
  boolean unreachable(ListedContainer container) {
    return kind == ClusterKind.MKE
        && (container.status().startsWith(HOST_DOWN) || down.contains(of(container)));
  }

  /** Whether the node itself says that it is down, so that its own gap covers its containers. */
  boolean down(String hostname) {
    return down.contains(hostname);
  }

  /** Whether gaps of the node are excused for now. */
  boolean outOfService(String hostname) {
    return known.outOfService().contains(hostname);
  }

  /** The nodes out of service. */
  Set<String> outOfService() {
    return known.outOfService();
  }

  /** What is missing of the nodes, given the containers that were seen. */
  List<Gap> gaps(List<Sighting> sightings, SystemContainers system) {
    if (!unlisted.isEmpty()) {
      return unlisted;
    }
    List<Gap> gaps = new ArrayList<>();
    if (facts.stream().allMatch(n -> outOfService(n.hostname()))) {
      gaps.add(new Gap(Gap.Kind.NODES_UNREAD, "", 0, "no node in service was listed"));
    }
    for (NodeFacts node : facts) {
      gap(node, sightings.stream().filter(s -> s.node().equals(node.hostname())).toList(), system)
          .filter(gap -> !gaps.contains(gap))
          .ifPresent(gaps::add);
    }
    vanished(sightings)
        .forEach((hostname, why) -> gaps.add(new Gap(Gap.Kind.NODE_VANISHED, hostname, 0, why)));
    return gaps;
  }

  private Optional<Gap> gap(NodeFacts node, List<Sighting> there, SystemContainers system) {
    if (kind == ClusterKind.ENGINE) {
      return node == facts.getFirst()
          ? Optional.empty()
          : gap(Gap.Kind.NODE_OUT_OF_REACH, node, 0, "node is " + node.state());
    }
    if (facts.stream().filter(n -> n.hostname().equals(node.hostname())).count() > 1) {
      return gap(Gap.Kind.NODES_SHARE_A_NAME, node, 0, "its name is listed more than once");
    }
    if (!node.ready()) {
      return gap(Gap.Kind.NODE_DOWN, node, there.size(), "node is " + node.state());
    }
    return there.stream().anyMatch(system::has)
        ? Optional.empty()
        : gap(
            Gap.Kind.NODE_SHOWS_NO_SYSTEM_CONTAINER,
            node,
            there.size(),
            there.size() + " containers listed, none of the system's");
  }

  private static Optional<Gap> gap(Gap.Kind kind, NodeFacts node, int containers, String answer) {
    return Optional.of(new Gap(kind, node.hostname(), containers, answer));
  }

  /** Host names that are known, or shown by a container, and not listed. */
  private SortedMap<String, String> vanished(List<Sighting> sightings) {
    SortedMap<String, String> vanished = new TreeMap<>();
    sightings.forEach(s -> vanished.put(s.node(), "shows containers, is not listed"));
    known.hostnames().forEach(h -> vanished.put(h, "not in the list of nodes"));
    facts.forEach(n -> vanished.remove(n.hostname()));
    // Where a container of an unknown node lives is a gap of that container.
    vanished.remove("");
    return vanished;
  }
}
