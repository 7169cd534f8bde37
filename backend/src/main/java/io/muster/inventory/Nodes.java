package io.muster.inventory;

import io.muster.connection.Answer;
import io.muster.connection.ClusterKind;
import io.muster.connection.EngineInfo;
import io.muster.connection.ListedContainer;
import io.muster.connection.ListedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The nodes of one scan: which there are, which answer, and what is missing of them. */
final class Nodes {

  /** What MKE writes as the status of a container on a dead node. Source: MKE documentation. */
  private static final String HOST_DOWN = "Host Down";

  private final ClusterKind kind;
  private final String localHostname;
  private final List<NodeFacts> facts;
  private final List<Gap> gaps;
  private final KnownNodes known;
  private final Set<String> down;

  private Nodes(
      ClusterKind kind, String local, List<NodeFacts> facts, List<Gap> gaps, KnownNodes known) {
    this.kind = kind;
    this.localHostname = local;
    this.facts = facts;
    this.gaps = gaps;
    this.known = known;
    this.down =
        facts.stream().filter(n -> !n.ready()).map(NodeFacts::hostname).collect(Collectors.toSet());
  }

  static Nodes of(
      ClusterKind kind, EngineInfo info, Answer<List<ListedNode>> listed, KnownNodes known) {
    List<ListedNode> answered = listed.read().orElse(null);
    List<Gap> gaps = new ArrayList<>();
    if (answered == null) {
      if (kind == ClusterKind.MKE || info.swarmManager()) {
        gaps.add(new Gap(Gap.Kind.NODES_UNREAD, "", 0, listed.sentence()));
      }
      return new Nodes(
          kind,
          info.name(),
          kind == ClusterKind.MKE ? List.of() : List.of(alone(info)),
          gaps,
          known);
    }
    if (kind == ClusterKind.MKE) {
      return new Nodes(kind, "", answered.stream().map(Facts::of).toList(), gaps, known);
    }
    answered.stream()
        .filter(n -> !n.id().equals(info.swarmNodeId()))
        .filter(n -> !known.outOfService().contains(n.hostname()))
        .forEach(n -> gaps.add(new Gap(Gap.Kind.NODE_OUT_OF_REACH, n.hostname(), 0, n.state())));
    return new Nodes(kind, info.name(), List.of(alone(info)), gaps, known);
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

  /** The host name of the node a container lives on. */
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
  List<Gap> gaps(List<Sighting> sightings, String systemLabel, String engineId) {
    List<Gap> all = new ArrayList<>(gaps);
    if (gaps.isEmpty() && facts.stream().allMatch(n -> outOfService(n.hostname()))) {
      all.add(new Gap(Gap.Kind.NODES_UNREAD, "", 0, "no node in service was listed"));
    }
    Set<String> listed = facts.stream().map(NodeFacts::hostname).collect(Collectors.toSet());
    sightings.stream()
        .map(Sighting::node)
        .distinct()
        .filter(h -> gaps.isEmpty() && kind == ClusterKind.MKE && !listed.contains(h))
        .filter(h -> !known.hostnames().contains(h) && !outOfService(h))
        .sorted()
        .forEach(
            h -> all.add(new Gap(Gap.Kind.NODE_VANISHED, h, 0, "shows containers, is not listed")));
    for (NodeFacts node : facts) {
      if (outOfService(node.hostname())) {
        continue;
      }
      long there = sightings.stream().filter(on(node)).count();
      if (!node.ready()) {
        all.add(
            new Gap(Gap.Kind.NODE_DOWN, node.hostname(), (int) there, "node is " + node.state()));
      } else if (kind == ClusterKind.MKE
          && sightings.stream().filter(on(node)).noneMatch(s -> claims(s, systemLabel, engineId))) {
        all.add(
            new Gap(
                Gap.Kind.NODE_SHOWS_NO_SYSTEM_CONTAINER,
                node.hostname(),
                (int) there,
                there + " containers listed, none of the system's"));
      }
    }
    if (gaps.stream().noneMatch(g -> g.kind() == Gap.Kind.NODES_UNREAD)) {
      known.hostnames().stream()
          .filter(h -> !listed.contains(h) && !outOfService(h))
          .sorted()
          .forEach(h -> all.add(new Gap(Gap.Kind.NODE_VANISHED, h, 0, "not in the list of nodes")));
    }
    return all;
  }

  private static Predicate<Sighting> on(NodeFacts node) {
    return s -> s.node().equals(node.hostname());
  }

  private static boolean claims(Sighting s, String systemLabel, String engineId) {
    return s.labels().containsKey(systemLabel)
        && engineId.equals(s.labels().get(LabelsOfInterest.INSTANCE_ID));
  }
}
