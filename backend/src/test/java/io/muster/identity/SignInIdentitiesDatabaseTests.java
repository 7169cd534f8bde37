package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.identity.OutsideIdentity.Kind;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an account is signed in to by from outside; all of it is one person. */
@PortalTest
class SignInIdentitiesDatabaseTests {

  private static final String ISSUER = "https://sso.example.mil/realms/fleet";

  @Autowired SignInIdentities identities;
  @Autowired OutsideSignIn door;
  @Autowired AccountManagement accounts;
  @Autowired PasswordCheck passwords;
  @Autowired Actors actors;
  @Autowired Persons persons;
  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired Fleet fleet;
  @Autowired JdbcClient sql;

  private final OutsideIdentity identity =
      new OutsideIdentity(Kind.OIDC, ISSUER, UUID.randomUUID().toString());
  private Person root;
  private Person iris;

  @BeforeEach
  void people() {
    root = cast.rootTheAdministrator();
    iris = cast.irisTheIsso(null);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whoIsLinkedIsLetInAndKnownByTheirIssuer(Kind kind) {
    OutsideIdentity hers = new OutsideIdentity(kind, ISSUER, UUID.randomUUID().toString());
    identities.link(root.actor(), iris.id(), hers);
    Actor actor = actors.of(in(hers)).orElseThrow();
    assertThat(actor.account()).isEqualTo(iris.id());
    assertThat(actor.proof().words()).contains(ISSUER);
    assertThat(audited.actions(iris.id())).endsWith("sign-in-identity.linked", "account.signed-in");
  }

  @Test
  void kindIssuerAndSubjectTogetherAreTheIdentity() {
    identities.link(root.actor(), iris.id(), identity);
    String subject = identity.subject();
    assertThat(why(new OutsideIdentity(Kind.CERTIFICATE, ISSUER, subject)))
        .isEqualTo(OutsideSignIn.Why.NOT_LINKED);
    assertThat(why(new OutsideIdentity(Kind.OIDC, ISSUER + "/", subject)))
        .isEqualTo(OutsideSignIn.Why.NOT_LINKED);
    assertThat(why(new OutsideIdentity(Kind.OIDC, ISSUER, subject.toUpperCase(Locale.US))))
        .isEqualTo(OutsideSignIn.Why.NOT_LINKED);
  }

  @Test
  void oneIdentityOpensOneAccount() {
    identities.link(root.actor(), iris.id(), identity);
    Person other = cast.otisTheOperator(null);
    assertThatThrownBy(() -> identities.link(root.actor(), other.id(), identity))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void whatIsUnlinkedOpensNothingEndsTheSessionsAndStaysKnown() {
    identities.link(root.actor(), iris.id(), identity);
    SignedIn session = in(identity);
    UUID id = identities.of(root.actor(), iris.id()).getFirst().id();
    identities.unlink(root.actor(), iris.id(), id);
    assertThat(why(identity)).isEqualTo(OutsideSignIn.Why.NOT_LINKED);
    assertThat(actors.of(session)).isEmpty();
    SignInIdentity kept = identities.of(root.actor(), iris.id()).getFirst();
    assertThat(kept.linked()).isFalse();
    assertThat(kept.unlinkedBy()).isEqualTo(root.username());
    assertThat(kept.linkedBy()).isEqualTo(root.username());
    assertThatThrownBy(() -> identities.unlink(root.actor(), iris.id(), id))
        .isInstanceOf(NotFound.class);
    for (String change :
        new String[] {
          "delete from sign_in_identity where id = ?",
          "update sign_in_identity set unlinked_at = null where id = ?",
          "update sign_in_identity set subject = 'another' where id = ?"
        }) {
      assertThatThrownBy(() -> sql.sql(change).param(id).update())
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void whoOnceBoreAnIdentityIsTheSamePersonForGood() {
    Person other = cast.person("Otto");
    identities.link(root.actor(), iris.id(), identity);
    identities.unlink(
        root.actor(), iris.id(), identities.of(root.actor(), iris.id()).getFirst().id());
    identities.link(root.actor(), other.id(), identity);
    assertThat(persons.accountsOf(iris.id())).containsExactlyInAnyOrder(iris.id(), other.id());
    Person twin = cast.sameAs(other);
    assertThat(persons.accountsOf(iris.id()))
        .as("by identity, then by address")
        .contains(twin.id());
  }

  @Test
  void noIdentityJoinsWhoAdministersWithWhoDecides() {
    var boundary = fleet.aBoundary().id();
    Person marcus = cast.marcusTheIssm(boundary);
    Person local = cast.person("Local", new Grant(Role.ADMINISTRATOR, boundary));
    identities.link(root.actor(), marcus.id(), identity);
    identities.unlink(
        root.actor(), marcus.id(), identities.of(root.actor(), marcus.id()).getFirst().id());
    assertThatThrownBy(() -> identities.link(root.actor(), local.id(), identity))
        .isInstanceOfSatisfying(
            Invalid.class, no -> assertThat(no.sentence()).contains("exclude each other"));
    assertThat(persons.accountsOf(local.id())).containsExactly(local.id());
  }

  @Test
  void aDisabledAccountIsShutAtThisDoorToo() {
    identities.link(root.actor(), iris.id(), identity);
    SignedIn session = in(identity);
    accounts.disable(root.actor(), iris.id());
    assertThat(why(identity)).isEqualTo(OutsideSignIn.Why.DISABLED);
    assertThat(actors.of(session)).isEmpty();
    assertThat(audited.actions(iris.id())).endsWith("account.sign-in-refused");
  }

  /** Else anybody could keep her out, whose name they know. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void wrongPasswordsLockThePasswordsDoorAndNoOther(Kind kind) {
    OutsideIdentity hers = new OutsideIdentity(kind, ISSUER, UUID.randomUUID().toString());
    identities.link(root.actor(), iris.id(), hers);
    for (int i = 0; i < Lockout.REFUSALS; i++) {
      passwords.check(iris.username(), "not the password", "");
    }
    assertThat(in(hers).account()).isEqualTo(iris.id().value());
    assertThat(passwords.check(iris.username(), iris.password(), ""))
        .as("and who comes in elsewhere ends no lock")
        .isEmpty();
  }

  @Test
  void theBreakGlassAccountHasNoOtherDoor() {
    Person glass = cast.breakGlass();
    assertThatThrownBy(() -> identities.link(root.actor(), glass.id(), identity))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void onlyAnAdministratorWhoProvedItJustNowLinks() {
    Actor late =
        root.actor().provedBy(new Proof(Proof.Way.PASSWORD, Instant.now().minusSeconds(301)));
    for (Actor by : new Actor[] {late, iris.actor(), cast.marcusTheIssm(null).actor()}) {
      assertThatThrownBy(() -> identities.link(by, iris.id(), identity))
          .isInstanceOf(Forbidden.class);
    }
    assertThatThrownBy(() -> identities.of(iris.actor(), root.id())).isInstanceOf(Forbidden.class);
    assertThat(identities.of(iris.actor(), iris.id())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " x", "x\n", "a\u0000b"})
  void whatNoIssuerSendsIsRefused(String text) {
    assertThatThrownBy(() -> new OutsideIdentity(Kind.OIDC, ISSUER, text))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> new OutsideIdentity(Kind.OIDC, text, "subject"))
        .isInstanceOf(Invalid.class);
  }

  private SignedIn in(OutsideIdentity who) {
    return ((OutsideSignIn.Outcome.In) door.enter(who, proof(who))).who();
  }

  private OutsideSignIn.Why why(OutsideIdentity who) {
    return ((OutsideSignIn.Outcome.Refused) door.enter(who, proof(who))).why();
  }

  private static Proof proof(OutsideIdentity who) {
    Proof.Way way = who.kind() == Kind.OIDC ? Proof.Way.OIDC : Proof.Way.CERTIFICATE;
    return new Proof(way, Instant.now(), who.issuer());
  }
}
