package io.muster.credentials;

import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.credentials.reading.BundleReader;
import io.muster.credentials.reading.BundleRefused;
import io.muster.credentials.reading.ParsedBundle;
import io.muster.credentials.reading.Sha256;
import io.muster.identity.Actor;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds a cluster together with its bundle: both or neither. */
@Service
public class RegisterCluster {

  /** What was added. */
  public record Registered(Cluster cluster, Bundle bundle) {}

  private final ClusterManagement clusters;
  private final BundleManagement bundles;
  private final Intake intake;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RegisterCluster(
      ClusterManagement clusters,
      BundleManagement bundles,
      Intake intake,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.clusters = clusters;
    this.bundles = bundles;
    this.intake = intake;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Registers the cluster and stores its bundle. What is said about the cluster is judged first.
   * The file is overwritten.
   *
   * @throws BundleRefused if the file is no good bundle
   * @throws Invalid if what is said about the cluster breaks a rule
   * @throws NotFound if the boundary does not exist for the actor
   * @throws Forbidden unless the actor is an operator, ISSO or administrator of the boundary
   */
  public Registered register(Actor actor, ClusterDetails details, byte[] file) {
    try {
      return transaction.execute(
          _ -> {
            Cluster cluster = clusters.register(actor, details);
            ParsedBundle parsed = BundleReader.read(file, clock.instant());
            return new Registered(cluster, bundles.store(actor, cluster.id(), parsed));
          });
    } catch (BundleRefused refused) {
      intake.refuse(
          actor,
          new Intake.Target(null, details.name(), details.boundary()),
          refused.refusal().name(),
          Sha256.of(file));
      throw refused;
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }
}
