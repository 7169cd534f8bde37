package io.muster.demo;

import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.NewAccount;
import io.muster.identity.Role;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One account for each of the cast, with passwords that the log tells. */
final class DemoPeople {

  private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final List<Person> CAST =
      List.of(
          new Person("iris", "Iris", Role.ISSO),
          new Person("marcus", "Marcus", Role.ISSM),
          new Person("ada", "Ada", Role.AO),
          new Person("otis", "Otis", Role.OPERATOR),
          new Person("vera", "Vera", Role.AUDITOR),
          new Person("root", "Root", Role.ADMINISTRATOR));

  private final DemoHome home;
  private final AccountManagement accounts;

  private record Person(String username, String name, Role role) {}

  DemoPeople(DemoHome home, AccountManagement accounts) {
    this.home = home;
    this.accounts = accounts;
  }

  /** Makes those that are missing, and tells how to sign in as each. */
  void arrive(Actor by) {
    StringBuilder notice = new StringBuilder("The demo's accounts (user name, password, role):");
    for (Person person : CAST) {
      String password = home.text(person.username() + ".password", () -> make(by, person));
      notice.append(
          "%n  %-8s %s  %s".formatted(person.username(), password, person.role().title()));
    }
    LOG.info("{}", notice);
  }

  private String make(Actor by, Person person) {
    String password = random();
    String email = person.username() + "@example.mil";
    Set<Grant> grants = Set.of(new Grant(person.role(), null));
    accounts.create(by, new NewAccount(person.username(), person.name(), email, password, grants));
    return password;
  }

  private static String random() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      password.append(i > 0 && i % 5 == 0 ? "-" : "");
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
