package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A claim makes nothing that a person could not, and what it made ends with it. */
@PortalTest
class ClaimedGrantsDatabaseTests {

  private static final String ISSUER = "https://sso.example.mil/realms/fleet";

  @Autowired Accounts accounts;
  @Autowired Persons persons;
  @Autowired SeparationOfDuties duties;
  @Autowired WaitingGrants waiting;
  @Autowired LastAdministrator last;
  @Autowired RefusedClaims refusals;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;
  @Autowired Cast cast;
  @Autowired Fleet fleet;

  private Person root;
  private Person sam;
  private Grant issm;

  @BeforeEach
  void people() {
    root = cast.rootTheAdministrator();
    sam = cast.person("Sam");
    issm = new Grant(Role.ISSM, fleet.aBoundary().id());
  }

  @Test
  void aDecidingRoleWaitsForASecondAdministratorAndEndsWithItsClaim() {
    take(true, issm);
    assertThat(held()).isEmpty();
    take(true, issm);
    assertThat(mine()).as("asked for once").hasSize(1);
    waiting.confirm(root.actor(), mine().getFirst().id());
    assertThat(held()).containsExactly(issm);
    take(true, issm);
    assertThat(held()).containsExactly(issm);
    take(true);
    assertThat(held()).isEmpty();
  }

  @Test
  void whatWaitsIsGoneWithItsClaim() {
    take(true, issm);
    take(true);
    assertThat(mine()).isEmpty();
    take(true, issm);
    assertThat(mine()).as("nobody refused it").hasSize(1);
  }

  @Test
  void whatAnAdministratorRefusedIsNotAskedForAgain() {
    take(true, issm);
    waiting.refuse(root.actor(), mine().getFirst().id());
    take(true, issm);
    assertThat(mine()).isEmpty();
    assertThat(said()).singleElement().asString().contains("refused the role");
  }

  @Test
  void noClaimNamesARepresentative() {
    take(false, new Grant(Role.AODR, issm.boundary()));
    assertThat(held()).isEmpty();
    assertThat(said()).singleElement().asString().contains("named by the AO");
  }

  @Test
  void theOtherAccountsOfThePersonCountToo() {
    cast.sameAs(sam, new Grant(Role.ADMINISTRATOR, issm.boundary()));
    take(false, issm);
    assertThat(held()).isEmpty();
    assertThat(said()).singleElement().asString().contains("exclude each other");
  }

  @Test
  void onlyClaimsOfThisIssuerEnd() {
    take(false, issm);
    Grant auditor = new Grant(Role.AUDITOR, null);
    in(
        () ->
            claimed(false)
                .take(
                    account(),
                    new Claims("https://other", List.of(auditor), List.of()),
                    Instant.now()));
    assertThat(held()).containsExactlyInAnyOrder(issm, auditor);
    take(false);
    assertThat(held()).containsExactly(auditor);
  }

  @Test
  void theLastAdministratorGoesOn() {
    Grant all = new Grant(Role.ADMINISTRATOR, null);
    take(false, all);
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          sql.sql(
                  "update account_grant set ended_at = now() where role = 'ADMINISTRATOR'"
                      + " and boundary_id is null and ended_at is null and account_id <> ?")
              .param(sam.id().value())
              .update();
          Account account = account();
          claimed(false).take(account, claims(), Instant.now());
          assertThat(account.grants(Instant.now())).containsExactly(all);
          assertThat(said()).singleElement().asString().contains("nobody else is one");
        });
    take(false);
    assertThat(held()).as("with others beside it ends").isEmpty();
  }

  private void take(boolean second, Grant... grants) {
    in(() -> claimed(second).take(account(), claims(grants), Instant.now()));
  }

  private void in(Runnable work) {
    transaction.executeWithoutResult(status -> work.run());
  }

  private Account account() {
    return accounts.locked(sam.id().value()).orElseThrow();
  }

  private ClaimedGrants claimed(boolean second) {
    return new ClaimedGrants(
        persons, duties, waiting, new AccountSettings(second), last, refusals, events);
  }

  private static Claims claims(Grant... grants) {
    return new Claims(ISSUER, List.of(grants), List.of());
  }

  private Set<Grant> held() {
    return accounts.findById(sam.id().value()).orElseThrow().grants(Instant.now());
  }

  private List<WaitingGrant> mine() {
    return waiting.list(root.actor()).stream().filter(w -> w.account().equals(sam.id())).toList();
  }

  private List<String> said() {
    return refusals.of(root.actor(), sam.id());
  }
}
