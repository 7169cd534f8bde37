package io.muster.posture.web;

import io.muster.clusters.ClusterManagement;
import io.muster.clusters.PastCluster;
import io.muster.credentials.BundleManagement;
import io.muster.identity.Actor;
import io.muster.inventory.NodeManagement;
import io.muster.scans.ScanManagement;
import io.muster.shared.BoundaryId;

/** What the viewer may do about a cluster; about a retired one nothing. */
record MayDo(
    boolean scan,
    boolean edit,
    boolean retire,
    boolean upload,
    boolean replace,
    boolean confirmLeft,
    boolean putOutOfService) {

  static final MayDo NOTHING = new MayDo(false, false, false, false, false, false, false);

  static MayDo of(Actor actor, PastCluster cluster) {
    BoundaryId boundary = cluster.boundaryId();
    return cluster.isRetired()
        ? NOTHING
        : new MayDo(
            ScanManagement.mayScan(actor, boundary),
            ClusterManagement.mayEdit(actor, boundary),
            ClusterManagement.mayRetire(actor, boundary),
            BundleManagement.mayUpload(actor, boundary),
            BundleManagement.mayReplace(actor, boundary),
            NodeManagement.mayConfirmLeft(actor, boundary),
            NodeManagement.mayPutOutOfService(actor, boundary));
  }
}
