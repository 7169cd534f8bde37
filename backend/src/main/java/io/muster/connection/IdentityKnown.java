package io.muster.connection;

import io.muster.clusters.Established;
import io.muster.shared.ClusterId;
import org.springframework.stereotype.Component;

/** A cluster is established once its identity is pinned. */
@Component
class IdentityKnown implements Established {

  private final Identities identities;

  IdentityKnown(Identities identities) {
    this.identities = identities;
  }

  @Override
  public boolean isEstablished(ClusterId cluster) {
    return identities.pinned(cluster).isPresent();
  }
}
