package io.muster.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.Clusters;
import io.muster.connection.ConnectionCheck.NotReachable;
import io.muster.connection.ConnectionCheck.Reachable;
import io.muster.credentials.vault.OpenedBundle;
import io.muster.identity.Actor;
import io.muster.shared.BundleId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.NotFound;
import io.muster.simulator.Fault;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Validity;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PortalTest
class CheckDatabaseTests {

  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired Clusters clusters;
  @Autowired ClusterManagement clusterManagement;
  @Autowired IdentityManagement identities;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionOperations transactions;
  @Autowired JdbcClient sql;
  @Autowired Clock clock;
  private Boundary boundary;
  private Cluster harbor;
  private Actor otis;

  @BeforeEach
  void harborInABoundary() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    otis = cast.otisTheOperator(boundary.id()).actor();
  }

  @Test
  void anMkeSaysWhatItIsAndIsKnownFromThenOn() {
    var simulated =
        SimulatedCluster.named("harbor")
            .managers("m1")
            .node("w1")
            .node("w2", io.muster.simulator.SimulatedNode.Orchestrator.KUBERNETES)
            .withSystemContainers();
    try (Simulator simulator = Simulator.start(simulated)) {
      ConnectionManagement management = management((_, _, _) -> open(simulator));
      ConnectionCheck check = management.check(otis, harbor.id());
      assertThat(check.isGood()).isTrue();
      Reachable reachable = (Reachable) check.outcome();
      assertThat(reachable.kind()).isEqualTo(ClusterKind.MKE);
      assertThat(reachable.version()).startsWith("ucp/");
      assertThat(reachable.orchestrators()).isEqualTo(new Orchestrators(1, 1, 1));
      assertThat(reachable.serverNames()).contains("127.0.0.1");
      assertThat(reachable.latency()).isPositive();

      simulated.becomeAnother("drydock");
      check = management.check(otis, harbor.id());
      assertThat(check.isGood()).isFalse();
      assertThat(((Reachable) check.outcome()).identity())
          .isInstanceOf(IdentityComparison.Changed.class);
    }
    assertThat(audited()).containsExactly("REACHABLE", "IDENTITY_CHANGED");
  }

  @Test
  void aPlainEngineSaysWhatItIs() {
    try (Simulator simulator = Simulator.start(SimulatedCluster.engine("skiff"))) {
      Reachable reachable =
          (Reachable) management((_, _, _) -> open(simulator)).check(otis, harbor.id()).outcome();
      assertThat(reachable.kind()).isEqualTo(ClusterKind.ENGINE);
      assertThat(reachable.nodesNote())
          .isEqualTo("It is not a Swarm manager, so it counts as one node.");
    }
  }

  @Test
  void aRevokedBundleIsSaidAndPinsNothing() {
    try (Simulator simulator = Simulator.start(SimulatedCluster.named("harbor").managers("m1"))) {
      Issued issued =
          simulator.issue(simulator.account("admin"), KeyKind.EC_SEC1, Validity.current());
      simulator.revoke(issued);
      ConnectionCheck check =
          management((_, _, _) -> open(simulator, issued)).check(otis, harbor.id());
      assertThat(check.outcome())
          .isInstanceOfSatisfying(
              NotReachable.class,
              n -> assertThat(n.trouble().kind()).isEqualTo(Trouble.Kind.UNAUTHORIZED));
    }
    assertThat(audited()).containsExactly("UNAUTHORIZED");
    assertThat(
            sql.sql("select count(*) from pinned_identity where cluster_id = :id")
                .param("id", harbor.id().value())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void whatFailsAfterTheVersionIsSaid() {
    try (Simulator simulator = Simulator.start(SimulatedCluster.named("harbor").managers("m1"))) {
      simulator.fault("/info", Fault.status(403, "access denied"));
      assertThat(trouble(management((_, _, _) -> open(simulator))))
          .isEqualTo(Trouble.Kind.FORBIDDEN);
      simulator.behave();
      simulator.fault("/info", Fault.garbage());
      assertThat(trouble(management((_, _, _) -> open(simulator))))
          .isIn(Trouble.Kind.NOT_DOCKER, Trouble.Kind.CONNECTION_LOST);
    }
  }

  @Test
  void onlyThoseWhoMayCheckAndNoRetiredCluster() {
    ConnectionManagement management =
        management(
            (_, _, _) -> new Answer.Failed<>(new Trouble(Trouble.Kind.TIMEOUT, "It hangs.")));
    for (var who :
        List.of(
            cast.veraTheAuditor(boundary.id()),
            cast.marcusTheIssm(boundary.id()),
            cast.adaTheAo(boundary.id()))) {
      assertThatThrownBy(() -> management.check(who.actor(), harbor.id()))
          .isInstanceOf(Forbidden.class);
    }
    Actor elsewhere = cast.otisTheOperator(fleet.aBoundary().id()).actor();
    assertThatThrownBy(() -> management.check(elsewhere, harbor.id())).isInstanceOf(NotFound.class);
    assertThat(management.check(cast.irisTheIsso(boundary.id()).actor(), harbor.id()).isGood())
        .isFalse();
    clusterManagement.retire(
        cast.marcusTheIssm(boundary.id()).actor(), harbor.id(), "decommissioned");
    assertThatThrownBy(() -> management.check(otis, harbor.id())).isInstanceOf(Conflict.class);
  }

  private Trouble.Kind trouble(ConnectionManagement management) {
    return ((NotReachable) management.check(otis, harbor.id()).outcome()).trouble().kind();
  }

  private ConnectionManagement management(ClusterLines lines) {
    return new ConnectionManagement(lines, identities, clusters, events, transactions, clock);
  }

  private static Answer<ClusterLine> open(Simulator simulator) {
    return open(
        simulator,
        simulator.issue(simulator.account("admin"), KeyKind.EC_SEC1, Validity.current()));
  }

  private static Answer<ClusterLine> open(Simulator simulator, Issued issued) {
    return TestLines.opener(Harbor.SMALL)
        .open(
            new Target(
                new OpenedBundle(
                    BundleId.random(),
                    issued.key(),
                    issued.chain(),
                    List.of(
                        simulator.authorities().cluster().certificate(),
                        simulator.authorities().client().certificate()),
                    simulator.address(),
                    simulator.kubernetesAddress(),
                    issued.certificate().getNotAfter().toInstant()),
                simulator.address(),
                List.of(),
                (_, _) -> false));
  }

  private List<String> audited() {
    return sql.sql(
            "select details::jsonb ->> 'result' from audit_event where subject_id = :id and action"
                + " = 'connection.checked' order by seq")
        .param("id", harbor.id().toString())
        .query(String.class)
        .list();
  }
}
