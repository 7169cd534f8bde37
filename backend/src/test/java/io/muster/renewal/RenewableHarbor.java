package io.muster.renewal;

import static io.muster.simulator.ContainerSpec.system;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.connection.ConnectionManagement;
import io.muster.credentials.Bundle;
import io.muster.credentials.Bundles;
import io.muster.credentials.Errands;
import io.muster.credentials.RegisterCluster;
import io.muster.credentials.vault.Vault;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.simulator.Fault;
import io.muster.simulator.SimulatedAccount;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.simulator.http.Act;
import io.muster.simulator.http.Reply;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Validity;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A simulated harbor with an account for its portal, registered with that account's bundle, known
 * by a first connection, and Otis who operates it.
 */
public final class RenewableHarbor implements AutoCloseable {

  public static final String USER = "svc-muster";
  public static final String PASSWORD = "anchors-\"aweigh\"-\u00e9-wetdeck";

  public final SimulatedCluster harbor =
      SimulatedCluster.named("harbor").managers("hb-m1").node("hb-w1");
  public final Simulator simulator;
  public final Boundary boundary;
  public final Cluster cluster;
  public final Person otis;
  private final Beans beans;

  /** What it takes; a bean that a test makes with {@code createBean}. */
  public static final class Beans {
    @Autowired RegisterCluster register;
    @Autowired ConnectionManagement connections;
    @Autowired RenewalManagement management;
    @Autowired Bundles bundles;
    @Autowired Renewals renewals;
    @Autowired Vault vault;
    @Autowired Fleet fleet;
    @Autowired Cast cast;
  }

  public RenewableHarbor(Beans beans) {
    this.beans = beans;
    harbor.run(system("ucp-agent").on("hb-w1"));
    simulator = Simulator.start(harbor);
    var account = simulator.account(new SimulatedAccount(USER, PASSWORD, true, Set.of()));
    boundary = beans.fleet.aBoundary();
    otis = beans.cast.otisTheOperator(boundary.id());
    cluster =
        beans
            .register
            .register(
                otis.actor(),
                ClusterDetails.named("harbor", boundary.id()),
                simulator.bundle(account).bytes())
            .cluster();
    beans.connections.check(otis.actor(), cluster.id());
  }

  Actor actor() {
    return otis.actor();
  }

  /** Opts in with the right account. */
  public RenewalAccount optIn() {
    return optIn(USER, PASSWORD);
  }

  RenewalAccount optIn(String user, String password) {
    return beans.management.optIn(actor(), cluster.id(), new NewRenewal(user, password, 14));
  }

  Bundle bundle() {
    return beans.bundles.currentOf(cluster.id(), Scope.EVERYTHING).orElseThrow();
  }

  /** The public key of the stored bundle. */
  PublicKey key() {
    return beans.vault.open(cluster.id(), Errands.TEST).chain().getFirst().getPublicKey();
  }

  boolean revoked(PublicKey key) {
    return simulator.authorities().revoked().contains(key);
  }

  RenewalAttempt last() {
    return beans.renewals.attempts(cluster.id(), 1, Scope.EVERYTHING).getFirst();
  }

  /** How often a bundle was asked for. */
  int fetched() {
    return Math.toIntExact(simulator.requests().count("/api/clientbundle"));
  }

  /** The next bundle that MKE gives is this one. */
  void gives(byte[] zip) {
    Fault another = _ -> new Act.Answer(Reply.of(200, "application/zip", zip));
    simulator.fault("/api/clientbundle", 1, another);
  }

  /** Puts so many keys on the account that they fill more than a page. */
  void crowdTheAccount() {
    for (int i = 0; i < 10; i++) {
      simulator.bundle(simulator.account(USER));
    }
  }

  /** The next bundle that MKE gives is good for so many days. */
  void givesOneFor(int days) {
    SimulatedAccount account = simulator.account(USER);
    Issued issued = simulator.issue(account, KeyKind.EC_SEC1, Validity.around(Instant.now(), days));
    gives(simulator.bundle(account, issued, simulator.endpoint()).bytes());
  }

  @Override
  public void close() {
    if (beans.renewals.of(cluster.id(), Scope.EVERYTHING).isPresent()) {
      beans.management.optOut(Actor.portal("test"), cluster.id());
    }
    simulator.close();
  }
}
