package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Invalid;
import io.muster.testing.Authenticator;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A password and a code together, each code once, both under one lock. */
@PortalTest
class SecondFactorDatabaseTests extends IrisWithAnApp {

  @Test
  void thePasswordAloneOpensNothing() {
    assertThat(all(iris.password(), "")).isEmpty();
    assertThat(passwords.first(iris.username(), iris.password()))
        .isInstanceOf(FirstStep.CodeWanted.class);
    assertThat(audited.actions(iris.id())).doesNotContain("account.signed-in");
  }

  @Test
  void passwordAndCodeOpenAndSaySo() {
    SignedIn who = all(iris.password(), app.next()).orElseThrow();
    assertThat(who.way()).isEqualTo(Proof.Way.PASSWORD_TOTP);
    assertThat(actors.of(who).orElseThrow().proof().byTwoFactors()).isTrue();
    assertThat(audited.details(iris.id(), "account.signed-in"))
        .singleElement()
        .asString()
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
    assertThat(audited.actions(iris.id())).contains("account.locked");

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
    assertThat(audited.actions(iris.id())).contains("second-factor.recovery-code-used");
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

  /** What an earlier release kept says nothing of a second factor. */
  @Test
  void aSessionOfAnEarlierReleaseIsOfThePasswordAlone() {
    var old = new SignedIn(iris.id().value(), iris.username(), 0, null, null);
    assertThat(old.way()).isEqualTo(Proof.Way.PASSWORD);
    assertThat(old.at()).isEqualTo(Instant.EPOCH);
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
}
