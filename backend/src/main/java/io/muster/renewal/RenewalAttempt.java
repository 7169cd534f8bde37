package io.muster.renewal;

import io.muster.shared.BundleId;
import io.muster.shared.ClusterId;
import io.muster.shared.RenewalAccountId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to renew a cluster's bundle. Kept for ever.
 *
 * @param account with which account of MKE
 * @param at when it was made
 * @param askedBy the user name of who asked for it, or the portal's job
 * @param sentence what happened and what to do, for a person; no secret
 * @param bundle the bundle that was stored, or null if none was
 */
public record RenewalAttempt(
    UUID id,
    RenewalAccountId account,
    ClusterId cluster,
    Instant at,
    String askedBy,
    RenewalOutcome outcome,
    String sentence,
    @Nullable BundleId bundle) {}
