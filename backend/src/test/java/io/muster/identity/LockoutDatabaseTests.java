package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A name is locked after three refusals, whoever's it is and however fast they come. */
@PortalTest
class LockoutDatabaseTests {

  private static final String WRONG = "not at all the password";

  @Autowired PasswordCheck passwords;
  @Autowired AccountManagement accounts;
  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired JdbcClient database;

  private Person iris;

  @BeforeEach
  void somebody() {
    iris = cast.irisTheIsso(null);
  }

  @Test
  void afterThreeWrongOnesTheRightOneIsRefusedToo() {
    tries(2, iris.username());
    assertThat(right()).isPresent();
    tries(3, iris.username());
    assertThat(right()).isEmpty();
    assertThat(audited.actions(iris.id()))
        .endsWith("account.sign-in-refused", "account.locked", "account.sign-in-refused");
  }

  @Test
  void signingInForgetsWhatWasRefusedBefore() {
    tries(2, iris.username());
    right();
    tries(2, iris.username());
    assertThat(right()).isPresent();
  }

  @Test
  void theLockEndsByItselfAndTriesMeanwhileDoNotProlongIt() {
    tries(3, iris.username());
    pass(14);
    tries(5, iris.username());
    assertThat(right()).isEmpty();
    pass(1);
    assertThat(right()).isPresent();
  }

  @Test
  void theCaseOfItsLettersMakesNoOtherName() {
    tries(2, iris.username());
    tries(1, iris.username().toUpperCase(java.util.Locale.ROOT));
    assertThat(right()).isEmpty();
  }

  @Test
  void anAdministratorWhoSetsThePasswordEndsIt() {
    tries(3, iris.username());
    accounts.setPassword(
        cast.rootTheAdministrator().actor(), iris.id(), "several words of her own");
    assertThat(passwords.check(iris.username(), "several words of her own", "")).isPresent();
  }

  @Test
  void aNameThatNobodyHasIsCountedAlikeAndNotStored() {
    String nobody = "nobody-" + UUID.randomUUID();
    tries(4, nobody);
    assertThat(
            database
                .sql("select count(*) from sign_in_failure where name_digest = sha256(:name)")
                .param("name", nobody.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .query(Integer.class)
                .single())
        .isEqualTo(3);
    assertThat(
            database
                .sql(
                    "select count(*) from audit_event where to_jsonb(audit_event)::text like :name")
                .param("name", "%" + nobody + "%")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void manyTriesAtOnceAreNoMoreThanThree() throws Exception {
    List<Callable<Optional<SignedIn>>> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(() -> passwords.check(iris.username(), WRONG, ""));
    }
    all.add(this::right);
    try (ExecutorService some = Executors.newFixedThreadPool(4)) {
      for (Future<Optional<SignedIn>> one : some.invokeAll(all.subList(0, 7))) {
        assertThat(one.get()).isEmpty();
      }
    }
    assertThat(all.getLast().call()).isEmpty();
    assertThat(audited.actions(iris.id()).stream().filter("account.locked"::equals)).hasSize(1);
  }

  private void tries(int many, String name) {
    for (int i = 0; i < many; i++) {
      assertThat(passwords.check(name, WRONG, "")).isEmpty();
    }
  }

  private Optional<SignedIn> right() {
    return passwords.check(iris.username(), iris.password(), "");
  }

  private void pass(int minutes) {
    database
        .sql("update sign_in_failure set at = at - make_interval(mins => :minutes)")
        .param("minutes", minutes)
        .update();
  }
}
