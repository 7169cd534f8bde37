package io.muster.identity;

import io.muster.testing.Audited;
import io.muster.testing.Authenticator;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Iris, whose account wants a code of her app beside her password. */
abstract class IrisWithAnApp {

  @Autowired PasswordCheck passwords;
  @Autowired SecondFactorManagement factors;
  @Autowired SecondFactors rows;
  @Autowired Accounts people;
  @Autowired AccountManagement accounts;
  @Autowired Actors actors;
  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired JdbcClient database;
  @Autowired PlatformTransactionManager transactions;

  Person iris;
  Authenticator app;

  @BeforeEach
  void irisHasAnApp() {
    iris = cast.irisTheIsso(null);
    app = Authenticator.of(iris, factors);
  }

  /** What password and code in one step let in. */
  Optional<SignedIn> all(String password, String code) {
    return passwords.check(iris.username(), password, code);
  }

  /** What the code lets in once the password was right. */
  Optional<SignedIn> second(String code) {
    return passwords.second(given(), code);
  }

  /** That her password was right just now. */
  PasswordGiven given() {
    int version = people.findById(iris.id().value()).orElseThrow().credentialsVersion();
    return new PasswordGiven(iris.id().value(), iris.username(), version, Instant.now());
  }
}
