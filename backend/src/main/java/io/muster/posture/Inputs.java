package io.muster.posture;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Duration;

/**
 * What holds for a cluster besides its scans and findings, for a stretch of time.
 *
 * @param allowedAge in whole days
 * @param identityInDoubt whether another identity answers than the pinned one, unconfirmed
 * @param bundleReplaced whether a bundle of another cluster or authority was put in and nothing was
 *     scanned with it yet
 */
record Inputs(
    ClusterId cluster,
    BoundaryId boundary,
    Duration allowedAge,
    boolean identityInDoubt,
    boolean bundleReplaced) {

  Inputs in(BoundaryId other, Duration allowed) {
    return new Inputs(cluster, other, allowed, identityInDoubt, bundleReplaced);
  }

  Inputs withIdentityInDoubt(boolean doubt) {
    return new Inputs(cluster, boundary, allowedAge, doubt, bundleReplaced);
  }

  Inputs withBundleReplaced(boolean replaced) {
    return new Inputs(cluster, boundary, allowedAge, identityInDoubt, replaced);
  }
}
