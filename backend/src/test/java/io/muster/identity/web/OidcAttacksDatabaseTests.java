package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.identity.SignInIdentities;
import io.muster.testing.Cast;
import io.muster.testing.PortalTest;
import io.muster.testing.oidc.Keycloak;
import io.muster.testing.oidc.Linking;
import io.muster.testing.oidc.Surfer;
import io.muster.testing.oidc.Surfer.Step;
import io.muster.testing.oidc.UsesKeycloak;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody tries between a real Keycloak and the portal; each try lets nobody in. */
@PortalTest
@UsesKeycloak
class OidcAttacksDatabaseTests {

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired SignInIdentities identities;

  private Keycloak.User user;
  private Surfer surfer;

  @BeforeEach
  void somebody() {
    var linking = new Linking(Keycloak.running(), identities, cast.rootTheAdministrator());
    user = linking.user(cast.irisTheIsso(null));
    surfer = new Surfer(port);
  }

  @Test
  void aForgedStateIsRefused() {
    Step back = surfer.prove(surfer.begin(), user);
    Step forged = surfer.open(back.next().replaceFirst("state=[^&]+", "state=forged"));
    assertThat(forged.next()).endsWith("/sign-in?provider=refused");
    assertNobody();
  }

  @Test
  void anAnswerBelongsToTheSessionThatAsked() {
    Step back = surfer.prove(surfer.begin(), user);
    Surfer other = new Surfer(port);
    other.begin();
    assertThat(other.open(back.next()).next()).endsWith("/sign-in?provider=refused");
    assertThat(other.open("/account").next()).endsWith("/sign-in");
  }

  @Test
  void aForgedNonceIsRefused() {
    Step leaving = surfer.begin();
    String forged = leaving.next().replaceFirst("nonce=[^&]+", "nonce=forged");
    Step back =
        surfer.prove(new Step(leaving.at(), leaving.status(), forged, leaving.page()), user);
    assertThat(surfer.open(back.next()).next()).endsWith("/sign-in?provider=refused");
    assertNobody();
  }

  @Test
  void aCodeWorksOnce() {
    Step back = surfer.prove(surfer.begin(), user);
    surfer.open(back.next());
    assertThat(surfer.open(back.next()).next()).endsWith("/sign-in?provider=refused");

    Surfer thief = new Surfer(port);
    Step begun = thief.begin();
    String state = begun.next().replaceFirst(".*[?&]state=([^&]+).*", "$1");
    String replayed = back.next().replaceFirst("state=[^&]+", "state=" + state);
    assertThat(thief.open(replayed).next()).endsWith("/sign-in?provider=refused");
    assertThat(thief.open("/account").next()).endsWith("/sign-in");
  }

  @Test
  void aFailureAtTheProviderLeadsBackToTheDoor() {
    Step begun = surfer.begin();
    String state = begun.next().replaceFirst(".*[?&]state=([^&]+).*", "$1");
    Step back =
        surfer.open(
            "/sign-in/oidc/callback?error=access_denied&error_description=x&state=" + state);
    assertThat(back.next()).endsWith("/sign-in?provider=refused");
  }

  private void assertNobody() {
    assertThat(surfer.open("/account").next()).endsWith("/sign-in");
  }
}
