package io.muster.credentials;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.credentials.reading.BundleRefused;
import io.muster.credentials.reading.ParsedBundle;
import io.muster.identity.Actor;
import io.muster.shared.BundleId;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a bundle that the portal fetched in the place of a stored one. */
@Service
public class BundleRenewal {

  private final Clusters clusters;
  private final Bundles bundles;
  private final BundleManagement management;
  private final Intake intake;

  BundleRenewal(Clusters clusters, Bundles bundles, BundleManagement management, Intake intake) {
    this.clusters = clusters;
    this.bundles = bundles;
    this.management = management;
    this.intake = intake;
  }

  /**
   * Reads what was fetched, as an upload is read. A refusal leaves its line in the audit log.
   *
   * @throws BundleRefused if it is no good bundle
   */
  public FreshBundle read(Actor actor, Cluster cluster, byte[] file) {
    var target = new Intake.Target(cluster.id(), cluster.name(), cluster.boundaryId());
    ParsedBundle parsed = intake.read(actor, target, file);
    return new FreshBundle(parsed);
  }

  /**
   * Stores the fresh bundle in place of the one it was compared with, whose key is deleted, in the
   * transaction of whoever calls.
   *
   * @param instead the bundle that it was compared with
   * @throws BundleDiffers if it seems to be of another cluster
   * @throws Conflict if another bundle was stored meanwhile, or the cluster is retired
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Bundle swap(Actor actor, ClusterId id, BundleId instead, FreshBundle fresh) {
    clusters.lock(id, actor.scope());
    boolean still =
        bundles.currentOf(id, actor.scope()).filter(b -> b.id().equals(instead)).isPresent();
    if (!still) {
      throw new Conflict("Another bundle was stored meanwhile: nothing was swapped.");
    }
    return management.store(actor, id, fresh.parsed());
  }
}
