package io.muster.connection;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.credentials.Errand;
import io.muster.credentials.vault.NoBundle;
import io.muster.credentials.vault.OpenedBundle;
import io.muster.credentials.vault.SealBroken;
import io.muster.credentials.vault.Vault;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.Destinations;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Opens lines with the bundle that the vault holds, which is forgotten when the line is closed. */
@Component
class BundleLines implements ClusterLines {

  private final Vault vault;
  private final Clusters clusters;
  private final Destinations destinations;
  private final LineOpener opener;

  BundleLines(Vault vault, Clusters clusters, Destinations destinations, LineOpener opener) {
    this.vault = vault;
    this.clusters = clusters;
    this.destinations = destinations;
    this.opener = opener;
  }

  @Override
  public Answer<ClusterLine> open(ClusterId id, Errand errand, Cutoff cutoff) {
    return reached(id, errand, target -> opener.open(target, cutoff));
  }

  @Override
  public Answer<ClusterLine> openToCollect(
      ClusterId id, Errand errand, Cutoff cutoff, Supplier<String> systemLabel) {
    return reached(id, errand, target -> opener.openToCollect(target, cutoff, systemLabel.get()));
  }

  private Answer<ClusterLine> reached(
      ClusterId id, Errand errand, Function<Target, Answer<ClusterLine>> opening) {
    Cluster cluster = clusters.get(id, Scope.EVERYTHING);
    try {
      OpenedBundle bundle = vault.open(id, errand);
      return opening.apply(
          new Target(
              bundle,
              cluster.endpointOverride().orElse(bundle.endpoint()),
              cluster.trustAnchors(),
              destinations));
    } catch (NoBundle | SealBroken none) {
      return new Answer.Failed<>(new Trouble(Trouble.Kind.NO_BUNDLE, none.sentence()));
    }
  }
}
