package io.muster.inventory;

import io.muster.connection.Answer;
import io.muster.connection.ClusterKind;
import io.muster.connection.ClusterLine;
import io.muster.connection.EngineInfo;
import io.muster.connection.ListedContainer;
import io.muster.connection.ListedPlugin;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One collection. A line that was opened for it has asked already what it begins with. The list of
 * all containers comes with the inspections it calls for; one that is shorter than the reported
 * count is measured by a second reading too.
 */
final class Collection {

  private final ClusterLine line;
  private final CollectionSettings settings;
  private final KnownNodes knownNodes;
  private final String systemLabel;
  private final Inspections inspections;
  private final CollectionWatch watch;

  Collection(
      ClusterLine line,
      CollectionSettings settings,
      KnownNodes knownNodes,
      String systemLabel,
      Inspections inspections,
      CollectionWatch watch) {
    this.line = line;
    this.settings = settings;
    this.knownNodes = knownNodes;
    this.systemLabel = systemLabel;
    this.inspections = inspections;
    this.watch = watch;
  }

  Answer<Inventory> collect() {
    EngineInfo info = line.opening();
    ClusterKind kind =
        info.serverVersion().startsWith("ucp/") ? ClusterKind.MKE : ClusterKind.ENGINE;
    Nodes nodes = Nodes.of(kind, info, line.nodes(), knownNodes);
    WholeList whole = new WholeList(line, settings, inspections, nodes, watch);
    return whole
        .take(info.containers())
        .then(list -> new Answer.Read<>(assemble(info, nodes, whole, list)));
  }

  private Inventory assemble(
      EngineInfo info, Nodes nodes, WholeList whole, List<ListedContainer> list) {
    LiteralQuery query = LiteralQuery.joined(list, () -> line.literalContainers(systemLabel));
    List<Sighting> seen =
        list.stream()
            .map(l -> inspections.sighting(l, nodes, systemLabel, query.ids().contains(l.id())))
            .toList();
    List<Sighting> sightings = KubernetesClaims.vouch(seen, line);
    Map<Boolean, List<Gap>> gaps =
        Stream.of(
                nodes.gaps(sightings, new SystemContainers(nodes.kind(), info.id(), systemLabel)),
                whole.gaps(),
                query.gaps(),
                UnreadContainers.gaps(sightings, nodes))
            .flatMap(List::stream)
            .collect(Collectors.partitioningBy(g -> nodes.outOfService(g.node())));
    return new Inventory(
        nodes.kind(),
        info.id(),
        info.serverVersion(),
        nodes.facts(),
        sightings,
        gaps.get(false),
        gaps.get(true),
        nodes.outOfService(),
        whole.completeness(),
        inspections.gone(list),
        hostPid(line.plugins()).map(p -> new PluginFacts(p.name(), p.enabled())).toList());
  }

  private static Stream<ListedPlugin> hostPid(Answer<List<ListedPlugin>> plugins) {
    return plugins.read().stream().flatMap(List::stream).filter(ListedPlugin::pidHost);
  }
}
