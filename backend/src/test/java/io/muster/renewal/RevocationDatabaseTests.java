package io.muster.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.ClusterManagement;
import io.muster.credentials.Bundle;
import io.muster.credentials.BundleManagement;
import io.muster.identity.Scope;
import io.muster.simulator.Behaviour;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the old key. */
@PortalTest
class RevocationDatabaseTests {

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired RenewalManagement management;
  @Autowired DueRenewals due;
  @Autowired OldKeys oldKeys;
  @Autowired BundleManagement uploads;
  @Autowired ClusterManagement clusters;
  @Autowired Fleet fleet;
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
  void aRevocationThatFailsIsSaidAndTriedAgain() {
    sea.optIn();
    Instant when = old.notAfter().minus(Duration.ofDays(14));
    sea.harbor.without(Behaviour.KILLS_BUNDLES_WITH_THEIR_KEYS);
    sea.givesOneFor(400);

    due.renewDue(when);
    assertThat(sea.last().outcome()).isEqualTo(RenewalOutcome.RENEWED_OLD_KEY_STAYS);
    assertThat(sea.last().sentence()).contains("could not be revoked (500)", "still works");
    assertThat(sea.bundle().fingerprint()).isNotEqualTo(old.fingerprint());
    assertThat(sea.revoked(oldKey)).isFalse();

    due.renewDue(when.plus(Duration.ofHours(6)));
    assertThat(sea.last().outcome()).isEqualTo(RenewalOutcome.OLD_KEY_STAYS);
    sea.harbor.with(Behaviour.KILLS_BUNDLES_WITH_THEIR_KEYS);
    due.renewDue(when.plus(Duration.ofHours(12)).minusMillis(1));
    assertThat(sea.revoked(oldKey)).isFalse();
    due.renewDue(when.plus(Duration.ofHours(12)));
    assertThat(sea.revoked(oldKey)).isTrue();
    assertThat(sea.last().outcome()).isEqualTo(RenewalOutcome.OLD_KEY_REVOKED);
    assertThat(sea.fetched()).isEqualTo(1);
    assertThat(sea.revoked(sea.key())).isFalse();
  }

  @Test
  void theOldKeyIsFoundOnALaterPage() {
    sea.optIn();
    sea.crowdTheAccount();
    assertThat(management.renewNow(sea.actor(), sea.cluster.id()).outcome())
        .isEqualTo(RenewalOutcome.RENEWED);
    assertThat(sea.revoked(sea.key())).isFalse();
    assertThat(sea.simulator.requests().count("/accounts/*/publicKeys")).isEqualTo(2);
    PublicKey last = sea.key();
    management.renewNow(sea.actor(), sea.cluster.id());
    assertThat(sea.revoked(last)).isTrue();
  }

  @Test
  void aKeyThatAnotherClusterStillUsesIsNotRevoked() {
    byte[] file = sea.simulator.bundle(sea.simulator.account(RenewableHarbor.USER)).bytes();
    uploads.upload(sea.actor(), sea.cluster.id(), file.clone());
    var twin = fleet.drydockIn(sea.boundary);
    uploads.upload(sea.actor(), twin.id(), file);
    PublicKey shared = sea.key();
    sea.optIn();

    RenewalAttempt first = management.renewNow(sea.actor(), sea.cluster.id());
    assertThat(first.outcome()).isEqualTo(RenewalOutcome.RENEWED_OLD_KEY_STAYS);
    assertThat(first.sentence()).contains("the present one of a cluster of this portal");
    assertThat(sea.revoked(shared)).isFalse();

    clusters.retire(Cast.ANY_ISSM, twin.id(), "A twin");
    management.renewNow(sea.actor(), sea.cluster.id());
    assertThat(sea.revoked(shared)).isTrue();
    assertThat(oldKeys.waiting(sea.cluster.id(), Scope.EVERYTHING)).isEmpty();
  }
}
