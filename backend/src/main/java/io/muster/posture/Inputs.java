package io.muster.posture;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Duration;

/**
 * What holds for a cluster besides its scans and findings, for a stretch of time.
 *
 * @param allowedAge in whole days
 * @param documentedOpen whether documented system containers count as Open all the same, by the
 *     policy of the boundary's AO
 * @param identityInDoubt whether another identity answers than the pinned one, unconfirmed
 * @param bundleReplaced whether a bundle of another cluster or authority was put in and nothing was
 *     scanned with it yet
 */
record Inputs(
    ClusterId cluster,
    BoundaryId boundary,
    Duration allowedAge,
    boolean documentedOpen,
    boolean identityInDoubt,
    boolean bundleReplaced) {

  /** The settings of a boundary among them. */
  record Policy(Duration allowedAge, boolean documentedOpen) {}

  Inputs in(BoundaryId other, Policy policy) {
    return new Inputs(
        cluster,
        other,
        policy.allowedAge(),
        policy.documentedOpen(),
        identityInDoubt,
        bundleReplaced);
  }

  Inputs withAllowedAge(Duration allowed) {
    return new Inputs(cluster, boundary, allowed, documentedOpen, identityInDoubt, bundleReplaced);
  }

  Inputs withDocumentedOpen(boolean open) {
    return new Inputs(cluster, boundary, allowedAge, open, identityInDoubt, bundleReplaced);
  }

  Inputs withIdentityInDoubt(boolean doubt) {
    return new Inputs(cluster, boundary, allowedAge, documentedOpen, doubt, bundleReplaced);
  }

  Inputs withBundleReplaced(boolean replaced) {
    return new Inputs(cluster, boundary, allowedAge, documentedOpen, identityInDoubt, replaced);
  }
}
