package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.AccountId;
import io.muster.testing.PortalTest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Accounts that share an address, or ever did, are one person's. */
@PortalTest
class PersonsDatabaseTests {

  private static final Actor PORTAL = Actor.portal("tests");

  @Autowired AccountManagement accounts;
  @Autowired Persons persons;
  @Autowired JdbcTemplate sql;

  private final String mine = UUID.randomUUID() + "@example.mil";
  private final String other = UUID.randomUUID() + "@example.mil";

  @Test
  void theSameAddressInAnyCaseIsTheSamePerson() {
    AccountId one = account(mine);
    AccountId two = account(mine.toUpperCase(Locale.ROOT));
    AccountId stranger = account(other);
    assertThat(persons.accountsOf(one)).containsExactlyInAnyOrder(one, two);
    assertThat(persons.accountsOf(stranger)).containsExactly(stranger);
  }

  @Test
  void aChangedAddressPartsNobody() {
    AccountId one = account(mine);
    AccountId two = account(mine);
    accounts.rename(PORTAL, two, "Iris", other);
    assertThat(persons.accountsOf(one)).containsExactlyInAnyOrder(one, two);
    assertThat(persons.accountsOf(two)).containsExactlyInAnyOrder(one, two);
  }

  @Test
  void whoeverTakesAnAddressJoinsThoseWhoBearIt() {
    AccountId one = account(mine);
    AccountId two = account(other);
    AccountId three = account(UUID.randomUUID() + "@example.mil");
    accounts.rename(PORTAL, three, "Iris", mine);
    accounts.rename(PORTAL, three, "Iris", other);
    assertThat(persons.accountsOf(one)).as("by a third").containsExactlyInAnyOrder(one, two, three);
  }

  @Test
  void twoAccountsMadeAtOnceWithOneAddressAreOnePersons() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<AccountId>> both =
          List.of(threads.submit(() -> atOnce(start)), threads.submit(() -> atOnce(start)));
      AccountId one = both.get(0).get();
      AccountId two = both.get(1).get();
      assertThat(persons.accountsOf(one)).isEqualTo(Set.of(one, two));
    }
  }

  @Test
  void anAddressOnceBorneIsNeverForgotten() {
    AccountId one = account(mine);
    assertThatThrownBy(
            () -> sql.update("delete from account_address where account_id = ?", one.value()))
        .isInstanceOf(RuntimeException.class);
  }

  private AccountId atOnce(CyclicBarrier start) throws Exception {
    start.await();
    return account(mine);
  }

  private AccountId account(String email) {
    return accounts
        .create(
            PORTAL,
            new NewAccount(
                "p" + UUID.randomUUID(), "Iris", email, "correct horse battery", Set.of()))
        .id();
  }
}
