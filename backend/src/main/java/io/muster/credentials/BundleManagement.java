package io.muster.credentials;

import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterRetired;
import io.muster.clusters.Clusters;
import io.muster.credentials.reading.BundleRefused;
import io.muster.credentials.reading.ParsedBundle;
import io.muster.credentials.vault.Vault;
import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.BundleId;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with client bundles. */
@Service
public class BundleManagement {

  private static final Role[] MAY_UPLOAD = {Role.OPERATOR, Role.ISSO, Role.ADMINISTRATOR};

  private final Clusters clusters;
  private final Bundles bundles;
  private final Vault vault;
  private final Intake intake;
  private final WaitingBundle waiting;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BundleManagement(
      Clusters clusters,
      Bundles bundles,
      Vault vault,
      Intake intake,
      WaitingBundle waiting,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.clusters = clusters;
    this.bundles = bundles;
    this.vault = vault;
    this.intake = intake;
    this.waiting = waiting;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Whether the actor may upload bundles in the boundary. */
  public static boolean mayUpload(Actor actor, BoundaryId boundary) {
    return actor.has(boundary, MAY_UPLOAD);
  }

  /** Whether the actor may have a bundle put in the place of another in the boundary. */
  public static boolean mayReplace(Actor actor, BoundaryId boundary) {
    return !actor.breakGlass() && mayUpload(actor, boundary);
  }

  /**
   * Stores a bundle, for somebody who says nothing of another cluster.
   *
   * @throws RuntimeException as {@link #upload(Actor, ClusterId, byte[], String)}
   */
  public Bundle upload(Actor actor, ClusterId id, byte[] file) {
    return switch (upload(actor, id, file, null)) {
      case Stored.InUse(Bundle bundle) -> bundle;
      case Stored.Waiting _ -> throw new IllegalStateException("nothing was proposed");
    };
  }

  /**
   * Stores a bundle, the cluster's first or in place of the present one, whose key is deleted. One
   * that seems to be of another cluster waits, sealed, until an ISSM who is another person confirms
   * it. The file is read before the transaction begins.
   *
   * @param file the zip file, of which nothing is kept but what is sealed in the vault; it is
   *     overwritten
   * @param reason why the cluster itself is another now, or null if the person does not say so
   * @throws BundleRefused if the file is no good bundle
   * @throws BundleDiffers if it seems to be of another cluster and nobody says so
   * @throws Invalid if it does, and the reason is empty
   * @throws NotFound if the cluster does not exist for the actor
   * @throws Forbidden unless the actor is an operator, ISSO or administrator of the boundary; and
   *     for the break-glass account where there is a bundle already
   * @throws Conflict if the cluster is retired
   */
  public Stored upload(Actor actor, ClusterId id, byte[] file, @Nullable String reason) {
    Cluster cluster = clusters.get(id, actor.scope());
    actor.require(cluster.boundaryId(), MAY_UPLOAD);
    requireInUse(cluster);
    if (bundles.currentOf(id, actor.scope()).isPresent()) {
      actor.requirePersonsOwnAccount();
      actor.proof().requireFresh("Replacing a bundle", clock.instant());
    }
    var target = new Intake.Target(id, cluster.name(), cluster.boundaryId());
    ParsedBundle parsed = read(actor, target, file);
    try {
      return transaction.execute(_ -> storeOrPropose(actor, id, parsed, reason));
    } catch (BundleDiffers differs) {
      intake.refuse(actor, target, "ANOTHER_CLUSTER", parsed.fileSha256());
      throw differs;
    }
  }

  private ParsedBundle read(Actor actor, Intake.Target target, byte[] file) {
    try {
      return intake.read(actor, target, file);
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  private Stored storeOrPropose(
      Actor actor, ClusterId id, ParsedBundle parsed, @Nullable String reason) {
    Cluster cluster = lock(actor, id);
    Bundle present = bundles.currentOf(id, actor.scope()).orElse(null);
    List<String> differences =
        present == null
            ? List.of()
            : BundleDiffers.between(cluster, present.facts(), BundleFacts.of(parsed));
    if (present == null || differences.isEmpty()) {
      return new Stored.InUse(put(actor, cluster, present, parsed));
    }
    if (reason == null) {
      throw BundleDiffers.because(differences);
    }
    return new Stored.Waiting(waiting.propose(actor, cluster, present, parsed, reason));
  }

  /**
   * Stores a bundle that was read, in the transaction of whoever calls: the cluster's first, or one
   * that the portal fetched and tried.
   *
   * @throws BundleDiffers if it is of another authority or instance than the present one
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Bundle store(Actor actor, ClusterId id, ParsedBundle parsed) {
    Cluster cluster = lock(actor, id);
    Bundle present = bundles.currentOf(id, actor.scope()).orElse(null);
    List<String> differences =
        present == null
            ? List.of()
            : BundleDiffers.between(present.facts(), BundleFacts.of(parsed));
    if (!differences.isEmpty()) {
      throw BundleDiffers.because(differences);
    }
    return put(actor, cluster, present, parsed);
  }

  private Cluster lock(Actor actor, ClusterId id) {
    Cluster cluster = clusters.lock(id, actor.scope());
    actor.require(cluster.boundaryId(), MAY_UPLOAD);
    requireInUse(cluster);
    return cluster;
  }

  private Bundle put(Actor actor, Cluster cluster, @Nullable Bundle before, ParsedBundle parsed) {
    ClusterId id = cluster.id();
    BoundaryId boundary = cluster.boundaryId();
    BundleFacts facts = BundleFacts.of(parsed);
    if (before != null) {
      actor.requirePersonsOwnAccount();
    }
    Instant now = clock.instant();
    bundles.end(id, Bundle.Ending.REPLACED, now);
    Bundle bundle = new Bundle(BundleId.random(), id, facts, now, actor.username(), null, null);
    bundles.add(bundle);
    vault.put(id, bundle.id(), parsed);
    events.publishEvent(
        before == null
            ? new BundleEvent.Uploaded(id, boundary, facts, now, actor.who())
            : new BundleEvent.Replaced(
                id, boundary, before.facts(), facts, false, now, actor.who()));
    return bundle;
  }

  /** A retired cluster needs no key: what is known of its bundle stays, the key is deleted. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ClusterRetired retired) {
    bundles
        .currentOf(retired.cluster(), Scope.EVERYTHING)
        .ifPresent(
            bundle -> {
              bundles.end(retired.cluster(), Bundle.Ending.CLUSTER_RETIRED, retired.at());
              vault.forget(retired.cluster());
              events.publishEvent(
                  new BundleEvent.Ended(
                      retired.cluster(),
                      retired.boundary(),
                      bundle.facts(),
                      retired.at(),
                      retired.who()));
            });
  }

  private static void requireInUse(Cluster cluster) {
    if (cluster.isRetired()) {
      throw new Conflict("The cluster is retired; it takes no bundle.");
    }
  }
}
