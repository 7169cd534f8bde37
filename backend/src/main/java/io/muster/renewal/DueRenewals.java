package io.muster.renewal;

import io.muster.credentials.Bundle;
import io.muster.credentials.Bundles;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Renews what is due. To be called now and then; several instances may do so at the same time, and
 * no bundle is renewed twice.
 */
@Component
public class DueRenewals {

  /** How long nothing is tried again after an attempt. */
  static final Duration PAUSE = Duration.ofHours(6);

  private final Renewals renewals;
  private final OldKeys oldKeys;
  private final Bundles bundles;
  private final Claims claims;
  private final Renewing renewing;

  DueRenewals(
      Renewals renewals, OldKeys oldKeys, Bundles bundles, Claims claims, Renewing renewing) {
    this.renewals = renewals;
    this.oldKeys = oldKeys;
    this.bundles = bundles;
    this.claims = claims;
    this.renewing = renewing;
  }

  /**
   * Renews the bundles that end within the days their owners chose, and revokes keys that could not
   * be revoked before.
   *
   * @param now the instant at which what is due is due
   * @return what was attempted
   */
  public List<RenewalAttempt> renewDue(Instant now) {
    List<RenewalAttempt> attempts = new ArrayList<>();
    for (RenewalAccount account : renewals.inUse(Scope.EVERYTHING)) {
      if (somethingIsDue(account, now)) {
        claimed(account.cluster(), now).ifPresent(attempts::add);
      }
    }
    return List.copyOf(attempts);
  }

  /** With the claim it is asked again what is due: another instance may just have done it. */
  private Optional<RenewalAttempt> claimed(ClusterId cluster, Instant now) {
    Optional<Claims.Claim> claim = claims.claim(cluster);
    if (claim.isEmpty()) {
      return Optional.empty();
    }
    try (Claims.Claim _ = claim.get()) {
      return renewals
          .of(cluster, Scope.EVERYTHING)
          .filter(account -> somethingIsDue(account, now))
          .map(
              account ->
                  bundleIsDue(account, now)
                      ? renewing.renew(Renewing.PORTAL, account, now)
                      : renewing.revoke(Renewing.PORTAL, account, now));
    }
  }

  private boolean somethingIsDue(RenewalAccount account, Instant now) {
    boolean paused =
        renewals.last(account).filter(last -> last.at().plus(PAUSE).isAfter(now)).isPresent();
    return !paused && (bundleIsDue(account, now) || !oldKeys.waiting(account).isEmpty());
  }

  private boolean bundleIsDue(RenewalAccount account, Instant now) {
    Optional<Bundle> bundle = bundles.currentOf(account.cluster(), Scope.EVERYTHING);
    return bundle.filter(present -> !now.isBefore(account.due(present))).isPresent();
  }
}
