package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.AccountId;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the settings may let a provider's word do where no account has an identity. */
@PortalTest
class JoiningDatabaseTests {

  @Autowired Joining joining;
  @Autowired SignInIdentities identities;
  @Autowired AccountManagement accounts;
  @Autowired Directory directory;
  @Autowired PasswordCheck passwords;
  @Autowired Cast cast;

  private final String name = "new" + UUID.randomUUID();
  private final String address = name + "@example.mil";

  @Test
  void aVerifiedAddressLinksTheOneAccountThatBearsIt() {
    Person iris = cast.irisTheIsso(null);
    OutsideIdentity hers = identity();
    assertThat(joining.link(hers, bearing(iris.account().email().toUpperCase(Locale.ROOT))))
        .isTrue();
    assertThat(identities.accountOf(hers)).contains(iris.id());
    assertThat(joining.link(identity(), bearing(iris.account().email())))
        .as("a second identity of the same issuer")
        .isFalse();
  }

  @Test
  void noOtherAccountIsLinkedByItself() {
    Person iris = cast.irisTheIsso(null);
    assertThat(joining.link(identity(), bearing(""))).as("not verified").isFalse();
    assertThat(joining.link(identity(), bearing(address))).as("nobody's").isFalse();
    cast.sameAs(iris);
    assertThat(joining.link(identity(), bearing(iris.account().email()))).as("of two").isFalse();
    Person glass = cast.breakGlass();
    assertThat(joining.link(identity(), bearing(glass.account().email()))).isFalse();
    Person gone = cast.irisTheIsso(null);
    accounts.disable(cast.rootTheAdministrator().actor(), gone.id());
    assertThat(joining.link(identity(), bearing(gone.account().email()))).isFalse();
  }

  @Test
  void whoIsNewGetsAnAccountWithoutARole() {
    OutsideIdentity theirs = identity();
    assertThat(joining.provision(theirs, bearing(address))).isTrue();
    AccountId made = identities.accountOf(theirs).orElseThrow();
    Account account = directory.get(cast.rootTheAdministrator().actor(), made);
    assertThat(account.username()).isEqualTo(name);
    assertThat(account.grants(Instant.now())).isEmpty();
    assertThat(passwords.check(name, "", "")).isEmpty();
  }

  @Test
  void whoIsKnownOrUnfitGetsNone() {
    Person iris = cast.irisTheIsso(null);
    String before = iris.account().email();
    accounts.rename(cast.rootTheAdministrator().actor(), iris.id(), "Iris", address);
    for (String known : new String[] {"", address, before}) {
      assertThat(joining.provision(identity(), bearing(known))).isFalse();
    }
    String other = "x" + address;
    assertThatThrownBy(
            () -> joining.provision(identity(), new UnlinkedPerson(iris.username(), "Iris", other)))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(
            () -> joining.provision(identity(), new UnlinkedPerson("no name", "Iris", other)))
        .isInstanceOf(Invalid.class);
  }

  private UnlinkedPerson bearing(String email) {
    return new UnlinkedPerson(name, "Somebody New", email);
  }

  private static OutsideIdentity identity() {
    return new OutsideIdentity(
        OutsideIdentity.Kind.OIDC,
        "https://sso.example.mil/realms/fleet",
        UUID.randomUUID().toString());
  }
}
