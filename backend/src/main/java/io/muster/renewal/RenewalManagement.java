package io.muster.renewal;

import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterRetired;
import io.muster.clusters.Clusters;
import io.muster.connection.ClusterKind;
import io.muster.connection.Identities;
import io.muster.credentials.AccountPasswords;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Bundles;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.RenewalAccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people do about the renewal of bundles. Who may replace a bundle may do all of it. */
@Service
public class RenewalManagement {

  private final Clusters clusters;
  private final Bundles bundles;
  private final AccountPasswords passwords;
  private final Identities identities;
  private final Renewals renewals;
  private final Claims claims;
  private final Renewing renewing;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RenewalManagement(
      Clusters clusters,
      Bundles bundles,
      AccountPasswords passwords,
      Identities identities,
      Renewals renewals,
      Claims claims,
      Renewing renewing,
      ApplicationEventPublisher events,
      Clock clock) {
    this.clusters = clusters;
    this.bundles = bundles;
    this.passwords = passwords;
    this.identities = identities;
    this.renewals = renewals;
    this.claims = claims;
    this.renewing = renewing;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the actor may opt the cluster in and out, and renew its bundle now. */
  public static boolean mayRenew(Actor actor, Cluster cluster) {
    return !cluster.isRetired() && BundleManagement.mayReplace(actor, cluster.boundaryId());
  }

  /**
   * Opts a cluster in, from now on, in place of how it was opted in before. Whether MKE knows the
   * account shows at the first attempt.
   *
   * @throws Invalid if a field breaks its rule
   * @throws NotFound if the cluster does not exist for the actor
   * @throws Forbidden unless the actor may replace the cluster's bundle
   * @throws Conflict if the cluster is retired has no bundle yet, or is no MKE
   */
  @Transactional
  public RenewalAccount optIn(Actor actor, ClusterId id, NewRenewal typed) {
    Cluster cluster = locked(actor, id);
    NewRenewal wanted = typed.checked();
    if (bundles.currentOf(id, actor.scope()).isEmpty()) {
      throw new Conflict("Upload a bundle first: a fresh one is compared with it.");
    }
    if (identities
        .pinned(id, actor.scope())
        .filter(pinned -> pinned.identity().kind() == ClusterKind.ENGINE)
        .isPresent()) {
      throw new Conflict(
          "This is a Docker Engine without MKE, which gives no bundles: upload them by hand.");
    }
    Instant from =
        renewals.of(id, actor.scope()).map(a -> end(actor, cluster, a)).orElseGet(clock::instant);
    RenewalAccount account =
        new RenewalAccount(
            RenewalAccountId.random(),
            id,
            wanted.user(),
            wanted.days(),
            from,
            actor.username(),
            null,
            null);
    renewals.add(account);
    passwords.keep(id, account.id(), wanted.password());
    events.publishEvent(
        new RenewalEvent.Begun(
            id, cluster.boundaryId(), account.user(), account.days(), from, actor.who()));
    return account;
  }

  /**
   * Opts a cluster out. The password is deleted; what happened stays.
   *
   * @throws NotFound if the cluster does not exist for the actor, or is not opted in
   * @throws Forbidden unless the actor may replace the cluster's bundle
   * @throws Conflict if the cluster is retired
   */
  @Transactional
  public void optOut(Actor actor, ClusterId id) {
    Cluster cluster = locked(actor, id);
    end(actor, cluster, optedIn(actor, id));
  }

  /**
   * Renews the bundle now, whenever it ends. No transaction is open meanwhile.
   *
   * @return what came of it, good or not
   * @throws NotFound if the cluster does not exist for the actor, or is not opted in
   * @throws Forbidden unless the actor may replace the cluster's bundle
   * @throws Conflict if the cluster is retired, or its bundle is being renewed already
   */
  public RenewalAttempt renewNow(Actor actor, ClusterId id) {
    requireMay(actor, clusters.get(id, actor.scope()));
    optedIn(actor, id);
    Optional<Claims.Claim> claim = claims.claim(id);
    try (Claims.Claim _ = claim.orElseThrow(RenewalManagement::underWay)) {
      return renewing.renew(actor, optedIn(actor, id), clock.instant());
    }
  }

  /** A retired cluster needs no account: what happened stays, the password is deleted. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ClusterRetired retired) {
    renewals
        .of(retired.cluster(), Scope.EVERYTHING)
        .ifPresent(
            account -> {
              Instant at = renewals.end(account, retired.at(), retired.who().name());
              passwords.forget(retired.cluster());
              events.publishEvent(
                  new RenewalEvent.Ended(
                      retired.cluster(), retired.boundary(), account.user(), at, retired.who()));
            });
  }

  private Instant end(Actor actor, Cluster cluster, RenewalAccount account) {
    Instant at = renewals.end(account, clock.instant(), actor.username());
    passwords.forget(cluster.id());
    events.publishEvent(
        new RenewalEvent.Ended(
            cluster.id(), cluster.boundaryId(), account.user(), at, actor.who()));
    return at;
  }

  private RenewalAccount optedIn(Actor actor, ClusterId id) {
    return renewals
        .of(id, actor.scope())
        .orElseThrow(
            () -> new NotFound("The bundle of this cluster is not renewed: opt in first."));
  }

  private Cluster locked(Actor actor, ClusterId id) {
    Cluster cluster = clusters.lock(id, actor.scope());
    requireMay(actor, cluster);
    return cluster;
  }

  private static void requireMay(Actor actor, Cluster cluster) {
    actor.requirePersonsOwnAccount();
    if (!BundleManagement.mayReplace(actor, cluster.boundaryId())) {
      throw new Forbidden("Only who may replace the bundle of this cluster may do this.");
    }
    if (cluster.isRetired()) {
      throw new Conflict("The cluster is retired; its bundle is not renewed.");
    }
  }

  private static Conflict underWay() {
    return new Conflict("The bundle of this cluster is being renewed at this moment: look again.");
  }
}
