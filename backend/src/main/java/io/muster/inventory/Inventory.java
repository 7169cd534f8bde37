package io.muster.inventory;

import io.muster.connection.ClusterKind;
import io.muster.shared.Digest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The frozen facts of one scan.
 *
 * @param kind what answered
 * @param engineId {@code info.ID}
 * @param version the server's version
 * @param nodes the nodes of the cluster
 * @param containers every container of the last list
 * @param gaps what could not be read; empty if and only if the inventory is complete
 * @param excused what could not be read on nodes out of service: no gap while they are
 * @param outOfService the host names of nodes that an ISSM has put out of service for now: what is
 *     unread there is no gap, and no finding ends there
 * @param completeness the figures of the proof
 * @param gone what this scan read of containers that its last list no longer shows
 * @param hostPidPlugins enabled managed plugins that ask for the host's PID namespace
 */
public record Inventory(
    ClusterKind kind,
    String engineId,
    String version,
    List<NodeFacts> nodes,
    List<Sighting> containers,
    List<Gap> gaps,
    List<Gap> excused,
    Set<String> outOfService,
    Completeness completeness,
    List<ContainerFacts> gone,
    List<PluginFacts> hostPidPlugins) {

  public Inventory {
    nodes = List.copyOf(nodes);
    containers = List.copyOf(containers);
    gaps = List.copyOf(gaps);
    excused = List.copyOf(excused);
    outOfService = Set.copyOf(outOfService);
    gone = List.copyOf(gone);
    hostPidPlugins = List.copyOf(hostPidPlugins);
  }

  /** Whether MKE answered, rather than a plain engine. */
  public boolean ofMke() {
    return kind == ClusterKind.MKE;
  }

  /** Whether everything was read. */
  public boolean complete() {
    return gaps.isEmpty();
  }

  /**
   * The host names of the nodes that were read wholly: only there may a finding end. None, if
   * anything casts doubt on the whole cluster.
   */
  public Set<String> wholeNodes() {
    if (gaps.stream().anyMatch(Gap::wholeCluster)) {
      return Set.of();
    }
    Set<String> doubted = gaps.stream().map(Gap::node).collect(Collectors.toSet());
    Set<String> whole = new HashSet<>();
    nodes.forEach(n -> whole.add(n.hostname()));
    whole.removeAll(doubted);
    whole.removeAll(outOfService);
    return whole;
  }

  /** Everything that this scan itself inspected, what is gone since included. */
  public List<ContainerFacts> readNow() {
    return Stream.concat(
            containers.stream()
                .map(Sighting::reading)
                .filter(Reading.Known.class::isInstance)
                .map(Reading.Known.class::cast)
                .filter(k -> !k.carriedOver())
                .map(Reading.Known::facts),
            gone.stream())
        .toList();
  }

  /** How many containers of its list this scan inspected itself. */
  public int inspected() {
    return (int)
        containers.stream()
            .filter(c -> c.reading() instanceof Reading.Known(_, boolean carried) && !carried)
            .count();
  }

  /** How many containers' facts were carried over from an earlier scan. */
  public int carriedOver() {
    return (int)
        containers.stream()
            .filter(c -> c.reading() instanceof Reading.Known(_, boolean carried) && carried)
            .count();
  }

  /** How many containers were listed but could not be read. */
  public int unread() {
    return (int) containers.stream().filter(c -> c.reading() instanceof Reading.Unread).count();
  }

  /**
   * SHA-256 over the sorted containers: id, node, name, labels of interest, image id, PID mode; not
   * the state, which alternates. Two scans with the same digest saw the same.
   */
  public String digest() {
    List<String> lines = new ArrayList<>();
    containers.stream()
        .sorted(Comparator.comparing(Sighting::id))
        .forEach(
            c -> {
              lines.add(c.id());
              lines.add(c.node());
              lines.add(c.name());
              lines.add(new java.util.TreeMap<>(c.labels()).toString());
              lines.add(c.imageId());
              lines.add(c.pidMode().text());
            });
    return Digest.of(lines);
  }
}
