package io.muster.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.ConnectionManagement;
import io.muster.credentials.Bundle;
import io.muster.identity.Scope;
import io.muster.simulator.Fault;
import io.muster.simulator.SimulatedAccount;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.simulator.SimulatorSettings;
import io.muster.testing.PortalTest;
import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** What must not take the place of a stored bundle. */
@PortalTest
class RefusedRenewalDatabaseTests {

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired RenewalManagement management;
  @Autowired ConnectionManagement connections;
  @Autowired OldKeys oldKeys;

  RenewableHarbor sea;
  Bundle old;

  @BeforeEach
  void harborAtSea() {
    sea = new RenewableHarbor(beans.createBean(RenewableHarbor.Beans.class));
    old = sea.bundle();
    sea.optIn();
  }

  @AfterEach
  void goHome() {
    sea.close();
  }

  @Test
  void aBundleOfAnotherUserIsRefusedAndItsKeyTakenBack() {
    sea.simulator.account(new SimulatedAccount("mallory", "pw", true, Set.of()));
    sea.optIn("mallory", "pw");
    assertThat(refused(RenewalOutcome.REFUSED))
        .contains("for the user mallory, the bundle stored for svc-muster", "upload a bundle");
    assertThat(sea.simulator.requests().count("/accounts/mallory/publicKeys/*")).isEqualTo(1);
    assertThat(oldKeys.waiting(sea.cluster.id(), Scope.EVERYTHING)).isEmpty();
  }

  @Test
  void aBundleOfAnotherAuthorityIsRefused() {
    TestAuthority another = TestAuthority.create("Another CA");
    Issued issued = another.issueClient(RenewableHarbor.USER, KeyKind.EC_SEC1, Validity.current());
    sea.gives(
        BundleZip.of(issued, sea.simulator.endpoint(), another)
            .user(RenewableHarbor.USER)
            .instance(sea.harbor.id())
            .bytes());
    assertThat(refused(RenewalOutcome.REFUSED))
        .contains("issued by CN=Another CA", "trusts other certificate authorities");
  }

  @Test
  void aBundleOfAnotherInstanceIsRefused() {
    sea.gives(fresh().instance("another").bytes());
    assertThat(refused(RenewalOutcome.REFUSED)).contains("It is from MKE instance another");
  }

  @Test
  void aFileThatIsNoBundleIsRefused() {
    sea.gives("<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(refused(RenewalOutcome.REFUSED)).contains("What MKE gave is no good bundle");
  }

  @Test
  void aBundleThatCannotConnectIsNotSwapped() {
    Issued issued =
        sea.simulator.issue(
            sea.simulator.account(RenewableHarbor.USER), KeyKind.EC_SEC1, Validity.current());
    sea.simulator.revoke(issued);
    sea.gives(bundle(issued).bytes());
    assertThat(refused(RenewalOutcome.NOT_CONNECTED))
        .contains("was tried and not stored", "does not accept the bundle (401");
  }

  @Test
  void aBundleThatLeadsToAnotherClusterIsNotSwapped() {
    var drydock = SimulatedCluster.named("drydock").managers("dd-m1");
    try (Simulator other = SimulatorSettings.of(drydock, sea.simulator.authorities()).start()) {
      other.account(sea.simulator.account(RenewableHarbor.USER));
      Issued issued =
          other.issue(other.account(RenewableHarbor.USER), KeyKind.EC_SEC1, Validity.current());
      sea.gives(
          other
              .bundle(other.account(RenewableHarbor.USER), issued, other.endpoint())
              .instance(sea.harbor.id())
              .bytes());
      assertThat(refused(RenewalOutcome.NOT_CONNECTED)).contains("Another cluster");
    }
    assertThat(connections.check(sea.actor(), sea.cluster.id()).isGood()).isTrue();
  }

  @Test
  void noPasswordIsSentWhileAnotherClusterAnswers() {
    sea.harbor.becomeAnother("drydock");
    connections.check(sea.actor(), sea.cluster.id());
    assertThat(refused(RenewalOutcome.NOT_SIGNED_IN)).contains("no password is sent until then");
    assertThat(sea.simulator.requests().count("/auth/login")).isZero();
  }

  @Test
  void aRedirectIsNotFollowed() {
    sea.simulator.fault("/auth/login", Fault.redirect(URI.create("https://evil.example/x")));
    assertThat(refused(RenewalOutcome.NOT_SIGNED_IN)).contains("which is not followed");
  }

  @Test
  void anAnswerThatDoesNotEndIsCutOff() {
    sea.simulator.fault("/auth/login", 1, Fault.body("{\"x\":\"" + "a".repeat(1 << 17) + "\"}"));
    assertThat(refused(RenewalOutcome.NOT_SIGNED_IN)).contains("longer than 65536 bytes");
    sea.simulator.fault("/api/clientbundle", 1, Fault.endless(8 << 20));
    assertThat(refused(RenewalOutcome.NOT_FETCHED)).contains("cut off");
  }

  @Test
  void anMkeThatGivesBundlesByGetOnlyIsAskedSo() {
    sea.simulator.fault(
        request -> request.method().equals("POST") && request.path().equals("/api/clientbundle"),
        1,
        Fault.status(405, "method not allowed"));
    assertThat(management.renewNow(sea.actor(), sea.cluster.id()).outcome())
        .isEqualTo(RenewalOutcome.RENEWED);
  }

  private String refused(RenewalOutcome outcome) {
    RenewalAttempt attempt = management.renewNow(sea.actor(), sea.cluster.id());
    assertThat(attempt.outcome()).as(attempt.sentence()).isEqualTo(outcome);
    assertThat(sea.bundle()).isEqualTo(old);
    assertThat(sea.revoked(sea.key())).isFalse();
    assertThat(sea.last()).isEqualTo(attempt);
    return attempt.sentence();
  }

  private BundleZip fresh() {
    return bundle(
        sea.simulator.issue(
            sea.simulator.account(RenewableHarbor.USER), KeyKind.EC_SEC1, Validity.current()));
  }

  private BundleZip bundle(Issued issued) {
    return sea.simulator.bundle(
        sea.simulator.account(RenewableHarbor.USER), issued, sea.simulator.endpoint());
  }
}
