package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.CannotStart;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A break-glass account by the settings: it is made, answered for, and nothing is changed. */
@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class BreakGlassAtStartDatabaseTests {

  private static final String SEALED = "sealed in an envelope";

  @Autowired FirstStart start;
  @Autowired Accounts accounts;
  @Autowired AccountManagement management;
  @Autowired BreakGlass glass;
  @Autowired PasswordCheck passwords;
  @Autowired Cast cast;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  private final String hammer = "hammer" + UUID.randomUUID();

  @Test
  void itIsMadeOnTheRecordAndAnIssmAnswersForItAndForEachUse(CapturedOutput log) {
    startWith(hammer, SEALED);
    assertThat(log).contains("Made the break-glass account " + hammer).doesNotContain(SEALED);
    Account made = accounts.named(hammer).orElseThrow();
    assertThat(made.breakGlass()).isTrue();
    assertThat(made.grants(Instant.now()))
        .containsExactlyInAnyOrderElementsOf(AccountManagement.ADMINISTERING);
    assertThat(audited(made))
        .containsExactly("start account.made", "start account.break-glass-made-at-start");

    assertThat(passwords.check(hammer, SEALED, "")).isPresent();
    Person marcus = cast.marcusTheIssm(null);
    assertThat(uses(made))
        .extracting(BreakGlassUse::what)
        .containsExactly("signed in", "made at start");
    for (BreakGlassUse use : uses(made)) {
      glass.close(marcus.actor(), use.id(), "Single sign-on was down.");
    }
    assertThat(uses(made)).noneMatch(BreakGlassUse::open);
  }

  @Test
  void atTheNextStartNothingOfItIsChangedWhateverPasswordIsNamed(CapturedOutput log) {
    startWith(hammer, SEALED);
    startWith(hammer.toUpperCase(Locale.ROOT), "another one, quite long");
    startWith(hammer, "weak");
    assertThat(log).contains("was there: nothing of it was changed");
    assertThat(passwords.check(hammer, SEALED, "")).isPresent();
    assertThat(passwords.check(hammer, "another one, quite long", "")).isEmpty();
    Account made = accounts.named(hammer).orElseThrow();
    assertThat(audited(made)).doesNotContain("start account.password-set");
    assertThat(uses(made)).filteredOn(BreakGlassUse::atStart).hasSize(1);
  }

  @Test
  void anothersAccountIsLeftAlone(CapturedOutput log) {
    Person iris = cast.irisTheIsso(null);
    startWith(iris.username(), SEALED);
    assertThat(log).contains(iris.username() + " is the user name of another account");
    assertThat(passwords.check(iris.username(), SEALED, "")).isEmpty();
    assertThat(passwords.check(iris.username(), iris.password(), "")).isPresent();
    Account hers = accounts.named(iris.username()).orElseThrow();
    assertThat(hers.breakGlass()).isFalse();
    assertThat(uses(hers)).isEmpty();
  }

  @Test
  void whatIsDisabledStaysSo(CapturedOutput log) {
    startWith(hammer, SEALED);
    Account made = accounts.named(hammer).orElseThrow();
    management.disable(cast.rootTheAdministrator().actor(), made.id());
    startWith(hammer, SEALED);
    assertThat(log).contains(hammer + " is disabled and stays so");
    assertThat(passwords.check(hammer, SEALED, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "passwordpassword", "HAMMER"})
  void itObeysTheRuleOfPasswordsElseThePortalDoesNotStart(String weak) {
    String password = weak.equals("HAMMER") ? hammer : weak;
    assertThatThrownBy(() -> startWith(hammer, password))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot be made")
        .hasMessageNotContaining(password);
    assertThat(accounts.named(hammer)).isEmpty();
  }

  @Test
  void ofInstancesThatStartAtOnceOneMakesIt() throws Exception {
    Callable<Void> starting =
        () -> {
          startWith(hammer, SEALED);
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var started : threads.invokeAll(List.of(starting, starting, starting, starting))) {
        started.get();
      }
    }
    assertThat(uses(accounts.named(hammer).orElseThrow())).hasSize(1);
  }

  @Test
  void aNameWithoutAPasswordMakesNoneAndIsSaid(CapturedOutput log) {
    run(new BreakGlassNamed(hammer, "break-glass@localhost", null, null));
    assertThat(log).contains("No break-glass account is made");
    assertThat(accounts.named(hammer)).isEmpty();
  }

  private void startWith(String username, String password) {
    run(new BreakGlassNamed(username, "break-glass@localhost", password, null));
  }

  private void run(BreakGlassNamed named) {
    new BreakGlassAtStart(named, start, accounts, management, glass, sql, transaction)
        .run(new DefaultApplicationArguments());
  }

  private List<BreakGlassUse> uses(Account account) {
    return glass.uses(cast.veraTheAuditor(null).actor()).stream()
        .filter(u -> u.account().equals(account.id()))
        .toList();
  }

  private List<String> audited(Account account) {
    return sql.sql("select who || ' ' || action from audit_event where subject_id = ? order by seq")
        .param(account.id().toString())
        .query(String.class)
        .list();
  }
}
