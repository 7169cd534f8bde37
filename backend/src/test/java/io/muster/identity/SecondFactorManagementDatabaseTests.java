package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.testing.Authenticator;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A second factor is set up, replaced, taken away and kept by those who may, and by nobody else.
 */
@PortalTest
class SecondFactorManagementDatabaseTests extends IrisWithAnApp {

  @Autowired SecondFactorVault vault;
  @Autowired RecoveryCodes recovery;
  @Autowired Lockout lockout;
  @Autowired ApplicationEventPublisher events;

  @Test
  void aKeyIsInUseOnlyOnceItWasConfirmed() {
    Person otis = cast.otisTheOperator(null);
    factors.prepare(otis.actor());
    assertThat(passwords.check(otis.username(), otis.password(), "")).isPresent();
    assertThatThrownBy(() -> factors.confirm(otis.actor(), "no code")).isInstanceOf(Invalid.class);
    assertThat(factors.of(otis.actor())).isEmpty();
    age(otis, "14 minutes");
    assertThat(factors.waiting(otis.actor())).isPresent();
    age(otis, "1 minute");
    assertThat(factors.waiting(otis.actor())).isEmpty();
    assertThatThrownBy(() -> factors.confirm(otis.actor(), app.wrong()))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("begin again");
  }

  @Test
  void anotherDeviceTakesThePlaceOfTheFirstWhenItIsConfirmed() {
    factors.prepare(app.actor(iris));
    assertThat(second(app.next())).as("the first is in use until then").isPresent();
    String key = factors.waiting(app.actor(iris)).orElseThrow().text();
    factors.confirm(app.actor(iris), Authenticator.code(key.replace(" ", ""), Instant.now()));
    assertThat(second(app.recovery().getFirst())).isEmpty();
    assertThat(secrets()).isOne();
    assertThat(audited.actions(iris.id()))
        .endsWith("second-factor.begun", "account.sign-in-refused");
  }

  @Test
  void enrollingEndsTheSessionsOfThePasswordAlone() {
    assertThat(actors.of(iris.account().signedIn(Instant.now()))).isEmpty();
    assertThat(actors.of(app.who())).isPresent();
  }

  @Test
  void anAdministratorTakesALostOneAway() {
    Person root = cast.rootTheAdministrator();
    factors.takeAway(root.actor(), iris.id());
    assertThat(actors.of(app.who())).as("its sessions are over").isEmpty();
    assertThat(passwords.check(iris.username(), iris.password(), "")).isPresent();
    assertThat(secrets()).isZero();
    assertThat(audited.actions(iris.id())).contains("second-factor.removed");
    assertThatThrownBy(() -> factors.takeAway(root.actor(), iris.id()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void nobodyElseDoes() {
    Person root = cast.rootTheAdministrator();
    Authenticator own = Authenticator.of(root, factors);
    assertThatThrownBy(() -> factors.takeAway(cast.marcusTheIssm(null).actor(), iris.id()))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> factors.takeAway(own.actor(root), root.id()))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> factors.of(cast.marcusTheIssm(null).actor(), iris.id()))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void nothingOfItChangesOnAnOldProof() {
    Actor stale =
        iris.actor().provedBy(new Proof(Proof.Way.PASSWORD_TOTP, Instant.now().minusSeconds(301)));
    assertThatThrownBy(() -> factors.prepare(stale)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> factors.renewCodes(stale)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> factors.remove(stale)).isInstanceOf(Forbidden.class);
    Actor root =
        cast.rootTheAdministrator()
            .actor()
            .provedBy(new Proof(Proof.Way.PASSWORD, Instant.now().minusSeconds(301)));
    assertThatThrownBy(() -> factors.takeAway(root, iris.id())).isInstanceOf(Forbidden.class);
    assertThat(factors.of(iris.actor()).orElseThrow().codesLeft()).isEqualTo(10);
  }

  @Test
  void anOwnPasswordChangesOnlyWithTheCode() {
    assertThatThrownBy(
            () ->
                accounts.changeOwnPassword(
                    app.actor(iris), iris.password(), "", "several other words"))
        .isInstanceOf(Invalid.class);
    SignedIn again =
        accounts.changeOwnPassword(
            app.actor(iris), iris.password(), app.next(), "several other words");
    assertThat(again.way()).isEqualTo(Proof.Way.PASSWORD_TOTP);
  }

  @Test
  void itsOwnerRemovesItUnlessOneIsRequired() {
    var strict =
        new SecondFactorManagement(
            people,
            rows,
            vault,
            recovery,
            new SecondFactorRule(SecondFactorRule.From.REQUIRED),
            lockout,
            events,
            Clock.systemUTC());
    var transaction = new TransactionTemplate(transactions);
    assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> strict.remove(app.actor(iris))))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("need a second factor");
    SignedIn who = factors.remove(app.actor(iris));
    assertThat(who.way()).isEqualTo(Proof.Way.PASSWORD);
    assertThat(actors.of(app.who())).isEmpty();
    assertThat(actors.of(who)).isPresent();
    assertThat(secrets()).isZero();
    assertThat(passwords.check(iris.username(), iris.password(), "")).isPresent();
  }

  @Test
  void newRecoveryCodesMakeTheOldOnesWorthless() {
    List<String> codes = factors.renewCodes(app.actor(iris));
    assertThat(codes)
        .hasSize(10)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(app.recovery());
    assertThat(second(app.recovery().getFirst())).isEmpty();
    assertThat(second(codes.getLast())).isPresent();
  }

  @Test
  void aKeyOpensForItsOwnAccountOnly() {
    Person otis = cast.otisTheOperator(null);
    Authenticator.of(otis, factors);
    database
        .sql("update second_factor_secret set account_id = :otis where account_id = :iris")
        .param("otis", otis.id().value())
        .param("iris", iris.id().value())
        .update();
    var factor = factors.of(iris.actor()).orElseThrow().id();
    var transaction = new TransactionTemplate(transactions);
    assertThatThrownBy(() -> transaction.execute(_ -> vault.open(otis.id(), factor)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("changed or moved");
    assertThatThrownBy(() -> second(app.next())).isInstanceOf(Conflict.class);
  }

  @Test
  void neitherKeyNorCodeIsInAnyTableInClear() {
    second(app.next());
    second(app.recovery().getFirst());
    byte[] key = Base32.decode(app.key());
    List<String> secrets =
        List.of(
            app.key(),
            HexFormat.of().formatHex(key),
            java.util.Base64.getEncoder().encodeToString(key),
            app.recovery().get(0),
            app.recovery().get(1),
            app.recovery().get(1).replace("-", ""));
    for (String table :
        List.of(
            "audit_event",
            "second_factor",
            "second_factor_secret",
            "recovery_code",
            "account",
            "spring_session_attributes")) {
      List<String> kept =
          database.sql("select t::text from " + table + " t").query(String.class).list();
      for (String secret : secrets) {
        assertThat(kept.stream().filter(row -> row.contains(secret)).findFirst())
            .as(table)
            .isEmpty();
      }
    }
  }

  private void age(Person person, String by) {
    database
        .sql(
            "update second_factor_secret set begun_at = begun_at - cast(:by as interval)"
                + " where account_id = :id")
        .param("by", by)
        .param("id", person.id().value())
        .update();
  }

  private int secrets() {
    return database
        .sql("select count(*) from second_factor_secret where account_id = :id")
        .param("id", iris.id().value())
        .query(Integer.class)
        .single();
  }
}
