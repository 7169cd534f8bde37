package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.testing.Authenticator;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A password and a code together, each code once, both under one lock. */
@PortalTest
class SecondFactorDatabaseTests {

  @Autowired PasswordCheck passwords;
  @Autowired SecondFactorManagement factors;
  @Autowired SecondFactors rows;
  @Autowired SecondFactorVault vault;
  @Autowired RecoveryCodes recovery;
  @Autowired Accounts people;
  @Autowired Lockout lockout;
  @Autowired ApplicationEventPublisher events;
  @Autowired AccountManagement accounts;
  @Autowired Actors actors;
  @Autowired Cast cast;
  @Autowired JdbcClient database;
  @Autowired PlatformTransactionManager transactions;

  private Person iris;
  private Authenticator app;

  @BeforeEach
  void irisHasAnApp() {
    iris = cast.irisTheIsso(null);
    app = Authenticator.of(iris, factors);
  }

  @Test
  void thePasswordAloneOpensNothing() {
    assertThat(all(iris.password(), "")).isEmpty();
    assertThat(passwords.first(iris.username(), iris.password()))
        .isInstanceOf(FirstStep.CodeWanted.class);
    assertThat(actions()).doesNotContain("account.signed-in");
  }

  @Test
  void passwordAndCodeOpenAndSaySo() {
    SignedIn who = all(iris.password(), app.next()).orElseThrow();
    assertThat(who.way()).isEqualTo(Proof.Way.PASSWORD_TOTP);
    assertThat(actors.of(who).orElseThrow().proof().byTwoFactors()).isTrue();
    assertThat(
            database
                .sql(
                    "select details from audit_event where subject_id = :id"
                        + " and action = 'account.signed-in'")
                .param("id", iris.id().toString())
                .query(String.class)
                .single())
        .contains("password and one-time code");
  }

  @Test
  void aCodeIsTakenOnceAndNoneBeforeIt() {
    assertThat(all(iris.password(), app.used())).isEmpty();
    assertThat(second(app.next())).isPresent();
    assertThat(second(app.next())).isEmpty();
    assertThat(second(app.used())).isEmpty();
  }

  @Test
  void ofManyWithTheSameCodeAtOnceOneIsLetIn() throws Exception {
    PasswordGiven given = given();
    assertThat(letIn(() -> passwords.second(given, app.next()).isPresent())).isOne();
  }

  /** The lock on the name let one through at a time above; here nothing but the row does. */
  @Test
  void theRowItselfLetsNoStepBeUsedTwice() throws Exception {
    var transaction = new TransactionTemplate(transactions);
    assertThat(
            letIn(
                () ->
                    transaction
                        .execute(_ -> rows.take(iris.id(), app.next(), Instant.now()))
                        .isPresent()))
        .isOne();
    assertThatThrownBy(
            () ->
                database
                    .sql("update second_factor set last_step = 0 where account_id = :id")
                    .param("id", iris.id().value())
                    .update())
        .hasMessageContaining("only the last step moves on");
  }

  @Test
  void wrongPasswordsAndWrongCodesCountTogether() {
    assertThat(all("not the password", app.next())).isEmpty();
    assertThat(all(iris.password(), app.wrong())).isEmpty();
    PasswordGiven before = given();
    assertThat(passwords.second(before, app.wrong())).isEmpty();

    assertThat(all(iris.password(), app.next())).isEmpty();
    assertThat(passwords.second(before, app.next())).isEmpty();
    assertThat(passwords.first(iris.username(), iris.password()))
        .isInstanceOf(FirstStep.Refused.class);
    assertThat(actions()).contains("account.locked");

    database.sql("update sign_in_failure set at = at - interval '16 minutes'").update();
    assertThat(second(app.next())).as("no code was used up while it was locked").isPresent();
  }

  @Test
  void theRightPasswordAloneForgetsNoRefusal() {
    for (int i = 0; i < 3; i++) {
      var right = (FirstStep.CodeWanted) passwords.first(iris.username(), iris.password());
      assertThat(passwords.second(right.given(), app.wrong())).isEmpty();
    }
    assertThat(passwords.first(iris.username(), iris.password()))
        .isInstanceOf(FirstStep.Refused.class);
  }

  @Test
  void aRecoveryCodeStandsInOnceHoweverItIsTyped() {
    String code = app.recovery().getFirst();
    SignedIn who = second(code.toUpperCase(Locale.ROOT).replace("-", " ")).orElseThrow();
    assertThat(who.way()).isEqualTo(Proof.Way.PASSWORD_RECOVERY);
    assertThat(second(code)).isEmpty();
    assertThat(factors.of(iris.actor()).orElseThrow().codesLeft()).isEqualTo(9);
    assertThat(actions()).contains("second-factor.recovery-code-used");
  }

  @Test
  void ofManyWithTheSameRecoveryCodeAtOnceOneIsLetIn() throws Exception {
    var transaction = new TransactionTemplate(transactions);
    String code = app.recovery().getFirst();
    assertThat(
            letIn(
                () ->
                    transaction
                        .execute(_ -> rows.take(iris.id(), code, Instant.now()))
                        .isPresent()))
        .isOne();
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
  void theRecoveryCodeOfAnotherOpensNothing() {
    Authenticator others = Authenticator.of(cast.otisTheOperator(null), factors);
    assertThat(second(others.recovery().getFirst())).isEmpty();
  }

  @Test
  void whatFollowsAPasswordFollowsItSoonAndToTheSameAccount() {
    PasswordGiven given = given();
    var old =
        new PasswordGiven(
            given.account(),
            given.username(),
            given.credentialsVersion(),
            Instant.now().minusSeconds(301));
    assertThat(passwords.second(old, app.next())).isEmpty();
    accounts.setPassword(cast.rootTheAdministrator().actor(), iris.id(), "another one of hers");
    assertThat(passwords.second(given, app.next())).isEmpty();
    Person otis = cast.otisTheOperator(null);
    Authenticator others = Authenticator.of(otis, factors);
    var forged =
        new PasswordGiven(
            iris.id().value(), otis.username(), given.credentialsVersion(), Instant.now());
    assertThat(passwords.second(forged, others.next())).isEmpty();
  }

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
    assertThat(actions()).endsWith("second-factor.begun", "account.sign-in-refused");
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
    assertThat(actions()).contains("second-factor.removed");
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
  void guessingAtOnesOwnPasswordLocksItToo() {
    Person otis = cast.otisTheOperator(null);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  accounts.changeOwnPassword(
                      otis.actor(), "not the password", "", "several other words"))
          .isInstanceOf(Invalid.class);
    }
    assertThat(passwords.check(otis.username(), otis.password(), "")).isEmpty();
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

  /** What an earlier release kept says nothing of a second factor. */
  @Test
  void aSessionOfAnEarlierReleaseIsOfThePasswordAlone() {
    var old = new SignedIn(iris.id().value(), iris.username(), 0, null, null);
    assertThat(old.way()).isEqualTo(Proof.Way.PASSWORD);
    assertThat(old.at()).isEqualTo(Instant.EPOCH);
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

  private Optional<SignedIn> all(String password, String code) {
    return passwords.check(iris.username(), password, code);
  }

  private Optional<SignedIn> second(String code) {
    return passwords.second(given(), code);
  }

  private PasswordGiven given() {
    int version = people.findById(iris.id().value()).orElseThrow().credentialsVersion();
    return new PasswordGiven(iris.id().value(), iris.username(), version, Instant.now());
  }

  private static long letIn(Callable<Boolean> one) throws Exception {
    try (ExecutorService some = Executors.newFixedThreadPool(4)) {
      long many = 0;
      for (Future<Boolean> each : some.invokeAll(Collections.nCopies(4, one))) {
        many += each.get() ? 1 : 0;
      }
      return many;
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

  private List<String> actions() {
    return database
        .sql("select action from audit_event where subject_id = :id order by seq")
        .param("id", iris.id().toString())
        .query(String.class)
        .list();
  }
}
