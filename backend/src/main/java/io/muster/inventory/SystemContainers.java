package io.muster.inventory;

import io.muster.connection.ClusterKind;

/**
 * Which containers of a cluster count as system containers: those that bear the system label, and
 * on MKE the id of this very cluster. Nobody has yet seen that id on a live MKE; this is the only
 * place that asks it.
 *
 * @param kind what answered
 * @param clusterId {@code info.ID}
 * @param label the label whose presence claims a system container
 */
public record SystemContainers(ClusterKind kind, String clusterId, String label) {

  /** Whether the container is one of them. */
  public boolean has(Sighting sighting) {
    return sighting.labels().containsKey(label)
        && (kind != ClusterKind.MKE
            || clusterId.equals(sighting.labels().get(LabelsOfInterest.INSTANCE_ID)));
  }
}
