package io.muster.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.ClusterManagement;
import io.muster.connection.ConnectionManagement;
import io.muster.credentials.Bundle;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Errands;
import io.muster.credentials.vault.PasswordSealBroken;
import io.muster.credentials.vault.PasswordVault;
import io.muster.identity.Scope;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opting in and out: who may, with what, and where the password stays. */
@PortalTest
class RenewalAccountDatabaseTests {

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired RenewalManagement management;
  @Autowired DueRenewals due;
  @Autowired Renewals renewals;
  @Autowired BundleManagement uploads;
  @Autowired ClusterManagement clusters;
  @Autowired ConnectionManagement connections;
  @Autowired PasswordVault passwords;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired JdbcClient jdbc;

  RenewableHarbor sea;
  Bundle old;

  @BeforeEach
  void harborAtSea() {
    sea = new RenewableHarbor(beans.createBean(RenewableHarbor.Beans.class));
    old = sea.bundle();
  }

  @AfterEach
  void goHome() {
    sea.close();
  }

  @Test
  void anEngineWithoutMkeIsNotOptedIn() {
    var skiff = fleet.skiffIn(sea.boundary);
    try (Simulator simulator = Simulator.start(SimulatedCluster.engine("skiff"))) {
      uploads.upload(sea.actor(), skiff.id(), simulator.bundle());
      connections.check(sea.actor(), skiff.id());
    }
    assertThatThrownBy(
            () -> management.optIn(sea.actor(), skiff.id(), new NewRenewal("svc", "x", 14)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("upload them by hand");
  }

  @Test
  void whoMayReplaceTheBundleMayRenewIt() {
    sea.optIn();
    var ada = cast.adaTheAo(sea.boundary.id()).actor();
    var iris = cast.irisTheIsso(sea.boundary.id()).actor();
    var stranger = cast.otisTheOperator(fleet.aBoundary().id()).actor();
    var id = sea.cluster.id();
    var wanted = new NewRenewal(RenewableHarbor.USER, RenewableHarbor.PASSWORD, 7);
    assertThatThrownBy(() -> management.optIn(ada, id, wanted)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> management.optOut(ada, id)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> management.renewNow(ada, id)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> management.renewNow(stranger, id)).isInstanceOf(NotFound.class);
    assertThat(renewals.of(id, stranger.scope())).isEmpty();
    assertThat(renewals.attempts(id, 9, stranger.scope())).isEmpty();
    assertThat(management.optIn(iris, id, wanted).days()).isEqualTo(7);
    management.optOut(iris, id);
    assertThatThrownBy(() -> management.renewNow(iris, id)).isInstanceOf(NotFound.class);
    assertThat(renewals.of(id, iris.scope())).isEmpty();
  }

  @Test
  void whatIsTypedIsJudged() {
    assertThatThrownBy(
            () -> management.optIn(sea.actor(), sea.cluster.id(), new NewRenewal(" ", "", 0)))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.fields())
                    .extracting(f -> f.field())
                    .containsExactly("user", "password", "days"));
    for (String user : List.of("..", "a/b", "a\nb")) {
      assertThatThrownBy(() -> sea.optIn(user, "x")).isInstanceOf(Invalid.class);
    }
    var bare = fleet.drydockIn(sea.boundary);
    assertThatThrownBy(
            () -> management.optIn(sea.actor(), bare.id(), new NewRenewal("svc", "x", 14)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("Upload a bundle first");
  }

  @Test
  void aRetiredClusterKeepsNoPassword() {
    sea.optIn();
    clusters.retire(Cast.ANY_ISSM, sea.cluster.id(), "Scrapped");
    assertThat(secrets()).isZero();
    assertThat(renewals.of(sea.cluster.id(), Scope.EVERYTHING)).isEmpty();
    due.renewDue(old.notAfter());
    assertThat(sea.fetched()).isZero();
    assertThat(rows("renewal_account")).isEqualTo(1);
  }

  @Test
  void aRowMovedToAnotherClusterDoesNotOpen() {
    var account = sea.optIn();
    assertThat(
            passwords.open(sea.cluster.id(), account.id(), Errands.TEST).<String>use(String::new))
        .isEqualTo(RenewableHarbor.PASSWORD);
    try (var other = new RenewableHarbor(beans.createBean(RenewableHarbor.Beans.class))) {
      var theirs = other.optIn();
      move("delete from renewal_secret where cluster_id = ?", other.cluster.id().value());
      move(
          "update renewal_secret set cluster_id = ?, account_id = ? where cluster_id = ?",
          other.cluster.id().value(),
          theirs.id().value(),
          sea.cluster.id().value());
      assertThatThrownBy(() -> passwords.open(other.cluster.id(), theirs.id(), Errands.TEST))
          .isInstanceOf(PasswordSealBroken.class);
      assertThatThrownBy(() -> passwords.open(sea.cluster.id(), account.id(), Errands.TEST))
          .isInstanceOf(PasswordSealBroken.class);
      assertThat(management.renewNow(other.actor(), other.cluster.id()))
          .satisfies(
              attempt -> {
                assertThat(attempt.outcome()).isEqualTo(RenewalOutcome.NOT_SIGNED_IN);
                assertThat(attempt.sentence()).contains("was changed or moved");
              });
    }
  }

  @Test
  void whatHappenedIsNeitherChangedNorDeleted() {
    sea.optIn();
    management.renewNow(sea.actor(), sea.cluster.id());
    for (String statement :
        List.of(
            "update renewal_attempt set sentence = 'x'",
            "delete from renewal_attempt",
            "delete from renewal_account",
            "update renewal_account set mke_user = 'x'",
            "delete from renewal_old_key")) {
      assertThatThrownBy(() -> jdbc.sql(statement).update()).as(statement).isNotNull();
    }
  }

  private void move(String sql, Object... values) {
    assertThat(jdbc.sql(sql).params(values).update()).isEqualTo(1);
  }

  private long secrets() {
    return rows("renewal_secret");
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from " + table + " where cluster_id = ?")
        .param(sea.cluster.id().value())
        .query(Long.class)
        .single();
  }
}
