package io.muster.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.ClusterManagement;
import io.muster.credentials.Bundle;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Bundles;
import io.muster.identity.Scope;
import io.muster.shared.Conflict;
import io.muster.testing.PortalTest;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class RenewalDatabaseTests {

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired RenewalManagement management;
  @Autowired DueRenewals due;
  @Autowired OldKeys oldKeys;
  @Autowired Bundles bundles;
  @Autowired BundleManagement uploads;
  @Autowired ClusterManagement clusters;
  @Autowired JdbcClient jdbc;

  RenewableHarbor sea;
  Bundle old;
  PublicKey oldKey;

  @BeforeEach
  void harborAtSea() {
    sea = new RenewableHarbor(beans.createBean(RenewableHarbor.Beans.class));
    old = sea.bundle();
    oldKey = sea.key();
  }

  @AfterEach
  void goHome() {
    sea.close();
  }

  @Test
  void aBundleIsRenewedBeforeItEndsAndTheOldKeyIsRevoked() {
    sea.optIn();
    Instant when = old.notAfter().minus(Duration.ofDays(14));

    due.renewDue(when);

    Bundle fresh = sea.bundle();
    assertThat(fresh.fingerprint()).isNotEqualTo(old.fingerprint());
    assertThat(fresh.subject()).isEqualTo(old.subject());
    assertThat(fresh.uploadedBy()).isEqualTo("renewal");
    assertThat(sea.revoked(oldKey)).isTrue();
    assertThat(sea.revoked(sea.key())).isFalse();
    assertThat(sea.last().outcome()).isEqualTo(RenewalOutcome.RENEWED);
    assertThat(sea.last().at()).isEqualTo(when);
    assertThat(sea.last().bundle()).isEqualTo(fresh.id());
    assertThat(bundles.earlierOf(sea.cluster.id(), Scope.EVERYTHING))
        .singleElement()
        .satisfies(
            earlier -> {
              assertThat(earlier.facts()).isEqualTo(old.facts());
              assertThat(earlier.endedBecause()).isEqualTo(Bundle.Ending.REPLACED);
            });
    assertThat(audited()).containsSubsequence("renewal.begun", "bundle.replaced");
    assertThat(audited()).contains("renewal.attempted");
  }

  @Test
  void nothingIsDoneBeforeTheInstantAtWhichItIsDue() {
    sea.optIn();
    Instant when = old.notAfter().minus(Duration.ofDays(14));

    due.renewDue(when.minusMillis(1));
    assertThat(sea.fetched()).isZero();
    due.renewDue(when);
    assertThat(sea.fetched()).isEqualTo(1);
    due.renewDue(when);
    assertThat(sea.fetched()).isEqualTo(1);
  }

  @Test
  void aShortLivedBundleIsNotRenewedInTheFirstHalfOfItsLife() {
    var account = sea.optIn();
    sea.givesOneFor(10);
    management.renewNow(sea.actor(), sea.cluster.id());
    Bundle fresh = sea.bundle();

    Duration life = Duration.between(fresh.notBefore(), fresh.notAfter());
    assertThat(account.due(fresh)).isEqualTo(fresh.notBefore().plus(life.dividedBy(2)));
    due.renewDue(account.due(fresh).minusMillis(1));
    assertThat(sea.fetched()).isEqualTo(1);
    due.renewDue(account.due(fresh));
    assertThat(sea.fetched()).isEqualTo(2);
  }

  @Test
  void aClusterThatNobodyOptedInIsLeftAlone() {
    due.renewDue(old.notAfter());
    assertThat(sea.simulator.requests().count("/auth/login")).isZero();
    sea.optIn();
    management.optOut(sea.actor(), sea.cluster.id());
    due.renewDue(old.notAfter());
    assertThat(sea.simulator.requests().count("/auth/login")).isZero();
    assertThat(secrets()).isZero();
  }

  @Test
  void aWrongPasswordIsSaidAndNothingIsSwapped() {
    sea.optIn(RenewableHarbor.USER, "wrong");
    Instant when = old.notAfter().minus(Duration.ofDays(14));
    due.renewDue(when);

    assertThat(sea.last().outcome()).isEqualTo(RenewalOutcome.NOT_SIGNED_IN);
    assertThat(sea.last().sentence())
        .contains(
            "refuses the user name svc-muster or its password", "opt in again with the right ones");
    assertThat(sea.bundle()).isEqualTo(old);
    assertThat(sea.revoked(oldKey)).isFalse();
  }

  @Test
  void afterAFailureItIsTriedAgainNotBeforeSixHours() {
    sea.optIn(RenewableHarbor.USER, "wrong");
    Instant when = old.notAfter().minus(Duration.ofDays(14));

    due.renewDue(when);
    due.renewDue(when.plus(Duration.ofHours(6)).minusMillis(1));
    assertThat(sea.simulator.requests().count("/auth/login")).isEqualTo(1);
    due.renewDue(when.plus(Duration.ofHours(6)));
    assertThat(sea.simulator.requests().count("/auth/login")).isEqualTo(2);
  }

  @Test
  void otherValuesAreTriedAtOnce() {
    Instant when = old.notAfter().minus(Duration.ofDays(14));
    sea.optIn(RenewableHarbor.USER, "wrong");
    due.renewDue(when);
    sea.optIn();
    due.renewDue(when.plusMillis(1));
    assertThat(sea.last().outcome()).isEqualTo(RenewalOutcome.RENEWED);
    assertThat(rows("renewal_account")).isEqualTo(2);
    assertThat(secrets()).isEqualTo(1);
  }

  @Test
  void aBundleUploadedMeanwhileIsNotSwappedAway() {
    sea.optIn();
    byte[] file = sea.simulator.bundle(sea.simulator.account(RenewableHarbor.USER)).bytes();
    sea.simulator.before(
        "/api/clientbundle", _ -> uploads.upload(sea.actor(), sea.cluster.id(), file));
    RenewalAttempt attempt = management.renewNow(sea.actor(), sea.cluster.id());
    assertThat(attempt.outcome()).isEqualTo(RenewalOutcome.REFUSED);
    assertThat(attempt.sentence()).contains("Another bundle was stored meanwhile");
    assertThat(sea.bundle().uploadedBy()).isEqualTo(sea.otis.username());
    assertThat(sea.revoked(sea.key())).isFalse();
    assertThat(oldKeys.waiting(sea.cluster.id(), Scope.EVERYTHING)).isEmpty();
  }

  @Test
  void aBundleThatHasEndedIsRenewedToo() {
    sea.optIn();
    due.renewDue(old.notAfter().plus(Duration.ofDays(30)));
    assertThat(sea.last().outcome()).isEqualTo(RenewalOutcome.RENEWED);
  }

  @Test
  void twoInstancesAtOnceRenewOnce() throws Exception {
    sea.optIn();
    Instant when = old.notAfter();
    CountDownLatch signingIn = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    sea.simulator.before(
        "/auth/login",
        _ -> {
          signingIn.countDown();
          await(goOn);
        });
    try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = instances.submit(() -> due.renewDue(when));
      await(signingIn);
      assertThat(due.renewDue(when)).isEmpty();
      assertThatThrownBy(() -> management.renewNow(sea.actor(), sea.cluster.id()))
          .isInstanceOf(Conflict.class)
          .hasMessageContaining("at this moment");
      goOn.countDown();
      assertThat(first.get()).hasSize(1);
    }
    assertThat(due.renewDue(when.minus(Duration.ofDays(30)))).isEmpty();
    assertThat(sea.fetched()).isEqualTo(1);
    assertThat(rows("renewal_attempt")).isEqualTo(1);
    assertThat(rows("renewal_claim")).isZero();
  }

  @Test
  void theClaimOfAnInstanceThatDiedLapses() {
    sea.optIn();
    jdbc.sql(
            "insert into renewal_claim (cluster_id, claim, until_at)"
                + " values (?, gen_random_uuid(), now() - interval '1 second')")
        .param(sea.cluster.id().value())
        .update();
    assertThat(management.renewNow(sea.actor(), sea.cluster.id()).outcome())
        .isEqualTo(RenewalOutcome.RENEWED);
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

  private List<String> audited() {
    return jdbc.sql("select action from audit_event where subject_id = ? order by seq")
        .param(sea.cluster.id().toString())
        .query(String.class)
        .list();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
