package io.muster.clusters;

import io.muster.shared.ClusterId;

/**
 * Says whether a cluster is known by something already. While it is not, what is said about it
 * holds at once; from then on another person confirms a change of its identity.
 */
public interface Established {

  /** Whether the cluster, whoever may see it, is known by what this module keeps. */
  boolean isEstablished(ClusterId cluster);
}
