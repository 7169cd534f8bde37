package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.identity.Role;
import io.muster.identity.SignInIdentities;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.StrictSite;
import io.muster.testing.oidc.Keycloak;
import io.muster.testing.oidc.Linking;
import io.muster.testing.oidc.Surfer;
import io.muster.testing.oidc.Surfer.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where two factors are asked of whoever comes from the provider, a real one. */
@StrictSite
class OidcTwoFactorsDatabaseTests {

  /** The group that the realm of the tests tells as a method of authentication. */
  private static final String TWO_FACTORS = "mfa";

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired SignInIdentities identities;
  @Autowired JdbcClient sql;

  private final Keycloak keycloak = Keycloak.running();
  private Linking linking;
  private Surfer surfer;

  @BeforeEach
  void somebody() {
    linking = new Linking(keycloak, identities, cast.rootTheAdministrator());
    surfer = new Surfer(port);
  }

  @Test
  void whoUsedTwoIsLetInAndKnownForIt() {
    Person iris = cast.irisTheIsso(null);
    surfer.signIn(linking.user(iris, TWO_FACTORS));
    assertThat(surfer.open("/account").text()).contains(iris.username());
    assertThat(audited.details(iris.id(), "account.signed-in"))
        .singleElement()
        .asString()
        .contains("two factors");
  }

  @Test
  void whoUsedOneIsRefusedWhateverTheirRolesAndTheirClaimsTakeNoEffect() {
    Person iris = cast.irisTheIsso(null);
    Step refused = surfer.signIn(linking.user(iris, "fleet-issm"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("Two factors are needed here");
    assertThat(surfer.open("/account").next()).endsWith("/sign-in");
    assertThat(audited.details(iris.id(), "account.sign-in-refused"))
        .singleElement()
        .asString()
        .contains("two factors wanted");
    assertThat(audited.details(iris.id(), "account.claims-taken")).isEmpty();
    assertThat(iris.actor().hasEverywhere(Role.ISSM)).isFalse();
  }

  @Test
  void nobodyGetsAnAccountByOneFactor() {
    Keycloak.User somebody = keycloak.user(true);
    assertThat(surfer.signIn(somebody).status()).isEqualTo(403);
    assertThat(accountsNamed(somebody)).isZero();
    keycloak.membership(somebody, TWO_FACTORS, true);
    new Surfer(port).signIn(somebody);
    assertThat(accountsNamed(somebody)).as("but by two").isOne();
  }

  private int accountsNamed(Keycloak.User user) {
    return sql.sql("select count(*) from account where username = ?")
        .param(user.username())
        .query(Integer.class)
        .single();
  }
}
