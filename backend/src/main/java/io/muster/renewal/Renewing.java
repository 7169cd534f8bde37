package io.muster.renewal;

import io.muster.audit.Who;
import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.connection.BundleTrial;
import io.muster.connection.MkeSession;
import io.muster.credentials.Bundle;
import io.muster.credentials.BundleRenewal;
import io.muster.credentials.Bundles;
import io.muster.credentials.FreshBundle;
import io.muster.identity.Actor;
import io.muster.shared.BundleId;
import io.muster.shared.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes one attempt to renew a bundle. Whoever calls has the claim on the cluster. */
@Component
class Renewing {

  static final Actor PORTAL = Actor.portal("renewal");

  private static final Logger LOG = LoggerFactory.getLogger(Renewing.class);

  private final Clusters clusters;
  private final Bundles bundles;
  private final BundleRenewal renewal;
  private final BundleTrial trial;
  private final AtMke mke;
  private final OldKeys oldKeys;
  private final Renewals renewals;
  private final ApplicationEventPublisher events;
  private final TransactionOperations transaction;
  private final Clock clock;

  Renewing(
      Clusters clusters,
      Bundles bundles,
      BundleRenewal renewal,
      BundleTrial trial,
      AtMke mke,
      OldKeys oldKeys,
      Renewals renewals,
      ApplicationEventPublisher events,
      TransactionOperations transaction,
      Clock clock) {
    this.clusters = clusters;
    this.bundles = bundles;
    this.renewal = renewal;
    this.trial = trial;
    this.mke = mke;
    this.oldKeys = oldKeys;
    this.renewals = renewals;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What came of it. */
  private record Result(RenewalOutcome outcome, String sentence, @Nullable BundleId bundle) {}

  /** Tries to renew the cluster's bundle, and records what came of it. */
  RenewalAttempt renew(Actor asker, RenewalAccount account, Instant at) {
    return recorded(asker, account, at, this::renewed);
  }

  /** Tries to revoke the keys that stayed on the account, and records what came of it. */
  RenewalAttempt revoke(Actor asker, RenewalAccount account, Instant at) {
    return recorded(asker, account, at, (by, _, of) -> revoked(by, of));
  }

  /** Log in, fetch, refuse what is another's, try, swap, revoke. */
  private Result renewed(Who by, Cluster cluster, RenewalAccount account) {
    Bundle stored = stored(cluster);
    MkeSession session = mke.signIn(account, by);
    FreshBundle fresh = read(cluster, mke.fetch(session));
    Bundle swapped =
        orDiscard(
            fresh,
            session,
            account,
            () -> {
              refuseAnother(stored, fresh);
              tryOut(cluster, fresh);
              return swap(account, stored, fresh);
            });
    return after(swapped, mke.revoke(session, account));
  }

  private Result revoked(Who by, RenewalAccount account) {
    List<String> troubles = mke.revoke(mke.signIn(account, by), account);
    return troubles.isEmpty()
        ? new Result(RenewalOutcome.OLD_KEY_REVOKED, "The old key is revoked at MKE.", null)
        : new Result(RenewalOutcome.OLD_KEY_STAYS, String.join(" ", troubles), null);
  }

  private Bundle stored(Cluster cluster) {
    return bundles
        .currentOf(cluster.id(), PORTAL.scope())
        .orElseThrow(
            () ->
                new RenewalStopped(
                    RenewalOutcome.REFUSED,
                    "No client bundle is stored that a fresh one could be compared with: upload"
                        + " one."));
  }

  private FreshBundle read(Cluster cluster, byte[] file) {
    try {
      return renewal.read(PORTAL, cluster, file);
    } catch (RuntimeException refused) {
      throw stopped(refused, "What MKE gave is no good bundle: ");
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  private static void refuseAnother(Bundle stored, FreshBundle fresh) {
    List<String> differences = fresh.differencesFrom(stored.facts());
    if (!differences.isEmpty()) {
      throw new RenewalStopped(
          RenewalOutcome.REFUSED,
          "The fetched bundle is not the stored one's successor. "
              + String.join(" ", differences)
              + " If that is right, upload a bundle of the account by hand once; else opt in with"
              + " the right account.");
    }
  }

  private void tryOut(Cluster cluster, FreshBundle fresh) {
    trial
        .of(cluster, fresh)
        .ifPresent(
            trouble -> {
              throw new RenewalStopped(
                  RenewalOutcome.NOT_CONNECTED,
                  "The fetched bundle was tried and not stored. " + trouble.sentence());
            });
  }

  private Bundle swap(RenewalAccount account, Bundle stored, FreshBundle fresh) {
    try {
      return transaction.execute(
          _ -> {
            oldKeys.add(account, stored.fingerprint(), clock.instant());
            return renewal.swap(PORTAL, account.cluster(), stored.id(), fresh);
          });
    } catch (RuntimeException refused) {
      throw stopped(refused, "");
    }
  }

  private static Result after(Bundle swapped, List<String> troubles) {
    String stored = "The fresh bundle is stored; it ends at " + swapped.notAfter() + ".";
    return troubles.isEmpty()
        ? new Result(
            RenewalOutcome.RENEWED, stored + " The old key is revoked at MKE.", swapped.id())
        : new Result(
            RenewalOutcome.RENEWED_OLD_KEY_STAYS,
            stored + " " + String.join(" ", troubles),
            swapped.id());
  }

  /** The key of a bundle that was fetched and not stored is taken from the account again. */
  private Bundle orDiscard(
      FreshBundle fresh, MkeSession session, RenewalAccount account, Supplier<Bundle> steps) {
    try {
      return steps.get();
    } catch (RuntimeException stopped) {
      oldKeys.add(account, fresh.facts().fingerprint(), clock.instant());
      List<String> troubles = mke.revoke(session, account);
      throw stopped instanceof RenewalStopped said && !troubles.isEmpty()
          ? new RenewalStopped(said.outcome(), said.getMessage() + " " + String.join(" ", troubles))
          : stopped;
    }
  }

  /** What throwables that speak to people say; others are the portal's failure. */
  private static RuntimeException stopped(RuntimeException refused, String before) {
    return refused instanceof Problem problem
        ? new RenewalStopped(RenewalOutcome.REFUSED, before + problem.sentence())
        : refused;
  }

  private interface Work {
    Result of(Who by, Cluster cluster, RenewalAccount account);
  }

  private RenewalAttempt recorded(Actor asker, RenewalAccount account, Instant at, Work work) {
    Cluster cluster = clusters.get(account.cluster(), PORTAL.scope());
    Result result = result(asker.who(), cluster, account, work);
    var attempt =
        new RenewalAttempt(
            UUID.randomUUID(),
            account.id(),
            account.cluster(),
            at,
            asker.username(),
            result.outcome(),
            result.sentence(),
            result.bundle());
    transaction.executeWithoutResult(
        _ -> {
          renewals.add(attempt);
          events.publishEvent(
              new RenewalEvent.Attempted(
                  cluster.id(),
                  cluster.boundaryId(),
                  account.user(),
                  attempt.outcome(),
                  at,
                  asker.who()));
        });
    return attempt;
  }

  private static Result result(Who by, Cluster cluster, RenewalAccount account, Work work) {
    try {
      return work.of(by, cluster, account);
    } catch (RenewalStopped stopped) {
      return new Result(stopped.outcome(), stopped.getMessage(), null);
    } catch (RuntimeException failed) {
      LOG.error("Renewing the bundle of cluster {} failed.", account.cluster(), failed);
      return new Result(
          RenewalOutcome.FAILED,
          "The portal failed; its log says more. It will try again in six hours.",
          null);
    }
  }
}
