package io.muster.inventory;

import io.muster.connection.Answer;
import io.muster.connection.ClusterKind;
import io.muster.connection.ClusterLine;
import io.muster.connection.EngineInfo;
import io.muster.connection.ListedContainer;
import io.muster.connection.ListedPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One collection: the list of all containers, with the inspections it calls for, between two
 * readings of the reported count, and a few small queries. They go one after the other over the
 * connection that is open already: a further handshake costs more than they take. Only inspections
 * open more.
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
    return line.info()
        .then(
            info -> {
              ClusterKind kind =
                  info.serverVersion().startsWith("ucp/") ? ClusterKind.MKE : ClusterKind.ENGINE;
              Nodes nodes = Nodes.of(kind, info, line.nodes(), knownNodes);
              WholeList whole = new WholeList(line, settings, inspections, nodes, watch);
              return whole
                  .take(info.containers())
                  .then(list -> new Answer.Read<>(assemble(info, nodes, whole, list)));
            });
  }

  private Inventory assemble(
      EngineInfo info, Nodes nodes, WholeList whole, List<ListedContainer> list) {
    LiteralQuery query = LiteralQuery.joined(list, () -> line.literalContainers(systemLabel));
    List<Sighting> seen =
        list.stream()
            .map(l -> inspections.sighting(l, nodes, systemLabel, query.ids().contains(l.id())))
            .toList();
    List<Sighting> sightings = KubernetesClaims.vouch(seen, line);
    List<Gap> gaps = new ArrayList<>();
    gaps.addAll(nodes.gaps(sightings, systemLabel, info.id()));
    gaps.addAll(whole.gaps());
    gaps.addAll(query.gaps());
    gaps.addAll(UnreadContainers.gaps(sightings, nodes));
    return new Inventory(
        nodes.kind(),
        info.id(),
        info.serverVersion(),
        nodes.facts(),
        sightings,
        gaps,
        nodes.outOfService(),
        whole.completeness(),
        hostPid(line.plugins()).map(p -> new PluginFacts(p.name(), p.enabled())).toList());
  }

  private static Stream<ListedPlugin> hostPid(Answer<List<ListedPlugin>> plugins) {
    return plugins.read().stream().flatMap(List::stream).filter(ListedPlugin::pidHost);
  }
}
