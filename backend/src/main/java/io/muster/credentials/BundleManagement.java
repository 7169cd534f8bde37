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
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BundleManagement(
      Clusters clusters,
      Bundles bundles,
      Vault vault,
      Intake intake,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.clusters = clusters;
    this.bundles = bundles;
    this.vault = vault;
    this.intake = intake;
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
   * Stores a bundle, the cluster's first or in place of the present one, whose key is deleted. The
   * file is read before the transaction begins.
   *
   * @param file the zip file, of which nothing is kept but what is sealed in the vault; it is
   *     overwritten
   * @param confirmed whether a person says that the cluster itself is another now
   * @throws BundleRefused if the file is no good bundle
   * @throws BundleDiffers if it seems to be of another cluster and that is not confirmed
   * @throws NotFound if the cluster does not exist for the actor
   * @throws Forbidden unless the actor is an operator, ISSO or administrator of the boundary; and
   *     for the break-glass account where there is a bundle already
   * @throws Conflict if the cluster is retired
   */
  public Bundle upload(Actor actor, ClusterId id, byte[] file, boolean confirmed) {
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
      return transaction.execute(_ -> store(actor, id, parsed, confirmed));
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

  /** Stores a bundle that was read, in the transaction of whoever calls. */
  @Transactional(propagation = Propagation.MANDATORY)
  Bundle store(Actor actor, ClusterId id, ParsedBundle parsed, boolean confirmed) {
    Cluster cluster = clusters.lock(id, actor.scope());
    actor.require(cluster.boundaryId(), MAY_UPLOAD);
    requireInUse(cluster);
    BundleFacts facts = BundleFacts.of(parsed);
    Optional<Bundle> before = bundles.currentOf(id, actor.scope());
    if (before.isPresent()) {
      actor.requirePersonsOwnAccount();
    }
    List<String> differences =
        before.map(b -> BundleDiffers.between(b.facts(), facts)).orElse(List.of());
    if (!differences.isEmpty() && !confirmed) {
      throw BundleDiffers.because(differences);
    }
    Instant now = clock.instant();
    bundles.end(id, Bundle.Ending.REPLACED, now);
    Bundle bundle = new Bundle(BundleId.random(), id, facts, now, actor.username(), null, null);
    bundles.add(bundle);
    vault.put(id, bundle.id(), parsed);
    BoundaryId boundary = cluster.boundaryId();
    events.publishEvent(
        before.isEmpty()
            ? new BundleEvent.Uploaded(id, boundary, facts, now, actor.who())
            : new BundleEvent.Replaced(
                id,
                boundary,
                before.get().facts(),
                facts,
                !differences.isEmpty(),
                now,
                actor.who()));
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
