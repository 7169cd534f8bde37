package io.muster.connection;

import io.muster.clusters.Cluster;
import io.muster.credentials.FreshBundle;
import io.muster.credentials.vault.OpenedBundle;
import io.muster.identity.Scope;
import io.muster.shared.Destinations;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Connects with a bundle that is not stored yet, to see whether it opens the same cluster. */
@Component
public class BundleTrial {

  private final LineOpener opener;
  private final Destinations destinations;
  private final Identities identities;

  BundleTrial(LineOpener opener, Destinations destinations, Identities identities) {
    this.opener = opener;
    this.destinations = destinations;
    this.identities = identities;
  }

  /**
   * What keeps the bundle from taking the place of the stored one, empty if nothing does. It is
   * compared with the pinned identity; a difference is told and not noted as a change of the
   * cluster, since the stored bundle may still lead to the right one.
   */
  public Optional<Trouble> of(Cluster cluster, FreshBundle fresh) {
    OpenedBundle bundle = fresh.opened();
    Answer<ClusterLine> opened =
        opener.open(
            new Target(
                bundle,
                cluster.endpointOverride().orElse(bundle.endpoint()),
                cluster.trustAnchors(),
                destinations));
    if (!(opened instanceof Answer.Read<ClusterLine>(ClusterLine line))) {
      return Optional.of(Troubles.of(opened));
    }
    try (line) {
      Answer<EngineVersion> version = line.version();
      return version instanceof Answer.Read<EngineVersion>(EngineVersion read)
          ? differing(cluster, line, read)
          : Optional.of(Troubles.of(version));
    }
  }

  private Optional<Trouble> differing(Cluster cluster, ClusterLine line, EngineVersion version) {
    List<ListedNode> nodes = line.nodes().read().orElse(List.of());
    ObservedIdentity observed =
        ObservedIdentity.of(version, line.opening(), nodes, line.serverIssuer());
    return identities
        .pinned(cluster.id(), Scope.EVERYTHING)
        .map(pinned -> observed.differencesFrom(pinned.identity()))
        .filter(differences -> !differences.isEmpty())
        .map(
            differences ->
                new Trouble(
                    Trouble.Kind.IDENTITY_CHANGED,
                    "Another cluster than the known one answers to it: "
                        + String.join(" ", differences)));
  }
}
