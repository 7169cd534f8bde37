package io.muster.watches;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.connection.Identities;
import io.muster.connection.IdentityComparison;
import io.muster.connection.Trouble;
import io.muster.credentials.Bundle;
import io.muster.credentials.Bundles;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is known here about the way to a cluster, before it is asked anything. */
@Component
class Approach {

  private final Clusters clusters;
  private final Bundles bundles;
  private final Identities identities;

  Approach(Clusters clusters, Bundles bundles, Identities identities) {
    this.clusters = clusters;
    this.bundles = bundles;
    this.identities = identities;
  }

  /** Why the cluster is not even to be connected to. */
  Optional<Trouble> obstacle(ClusterId id) {
    if (bundles.currentOf(id, Scope.EVERYTHING).isEmpty()) {
      return Optional.of(
          new Trouble(
              Trouble.Kind.NO_BUNDLE, "No client bundle is stored for the cluster: upload one."));
    }
    return identities
        .change(id, Scope.EVERYTHING)
        .map(change -> new IdentityComparison.Changed(change).trouble());
  }

  /** By what the cluster is reached; another one means that a line leads where it should not. */
  String by(ClusterId id) {
    Cluster cluster = clusters.get(id, Scope.EVERYTHING);
    return bundles.currentOf(id, Scope.EVERYTHING).map(Bundle::id)
        + " "
        + cluster.endpointOverride()
        + " "
        + cluster.trustAnchors();
  }
}
