package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who administers decides nothing, and a second administrator is another person. */
@PortalTest
class SeparationOfDutiesDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired AccountManagement accounts;
  @Autowired RepresentativeManagement representatives;
  @Autowired Representatives named;
  @Autowired SeparationOfDuties duties;
  @Autowired WaitingGrants waiting;
  @Autowired Persons persons;
  @Autowired Directory directory;
  @Autowired JdbcClient sql;
  @Autowired Clock clock;

  private Boundary ours;
  private Boundary theirs;
  private Person root;

  @BeforeEach
  void twoBoundaries() {
    ours = fleet.aBoundary();
    theirs = fleet.aBoundary();
    root = cast.rootTheAdministrator();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"ISSM", "AO"})
  void onePersonDoesNotDecideWhereTheyAdministerByWhicheverAccount(Role role) {
    Grant decides = new Grant(role, ours.id());
    Grant everywhere = new Grant(Role.ADMINISTRATOR, null);
    Grant here = new Grant(Role.ADMINISTRATOR, ours.id());
    for (Grant administers : List.of(everywhere, here)) {
      refused(() -> cast.person("Both", decides, administers));
      Person administrator = cast.person("Lou", administers);
      refused(() -> cast.sameAs(administrator, decides));
      refused(
          () ->
              accounts.changeGrants(
                  root.actor(), administrator.id(), Set.of(administers, decides)));
      Person decider = cast.person("Dee", decides);
      assertThatThrownBy(() -> cast.sameAs(decider, administers))
          .isInstanceOf(Invalid.class)
          .hasMessageContaining(role.title())
          .hasMessageContaining(ours.name())
          .hasMessageContaining(decider.username());
    }
    refused(() -> cast.person("Both", new Grant(role, null), here));
  }

  @Test
  void elsewhereOrOneAfterTheOtherTheyMay() {
    Grant here = new Grant(Role.ADMINISTRATOR, ours.id());
    Person lou = cast.person("Lou", here, new Grant(Role.AO, theirs.id()));
    accounts.changeGrants(root.actor(), lou.id(), Set.of(new Grant(Role.AO, ours.id())));
    cast.sameAs(lou, new Grant(Role.ADMINISTRATOR, theirs.id()));
    cast.sameAs(lou, new Grant(Role.AUDITOR, null), new Grant(Role.ISSO, ours.id()));
  }

  @Test
  void whatWasStoredBeforeGoesOnAndIsNamed() {
    Person lou = cast.person("Lou", new Grant(Role.ADMINISTRATOR, ours.id()));
    assertThat(duties.conflicts(lou.id(), clock.instant())).isEmpty();
    sql.sql(
            """
            insert into account_grant (id, account_id, role, boundary_id, granted_at)
            values (gen_random_uuid(), ?, 'ISSM', ?, now())
            """)
        .param(lou.id().value())
        .param(ours.id().value())
        .update();
    assertThat(duties.conflicts(lou.id(), clock.instant()))
        .singleElement()
        .asString()
        .contains("manager of " + ours.name(), "Administrator of " + ours.name());
    Set<Grant> held = directory.get(root.actor(), lou.id()).grants(clock.instant());
    assertThat(held).hasSize(2);
    accounts.edit(root.actor(), lou.id(), "Lou B.", "lou@example.mil", held);
  }

  @Test
  void onlyTheAoNamesARepresentativeForATimeAndTheRepresentativeNamesNobody() {
    Person ada = cast.adaTheAo(ours.id());
    Person alma = cast.person("Alma");
    Person ben = cast.person("Ben");
    Instant end = clock.instant().plus(Duration.ofDays(30));
    for (Person other :
        List.of(root, cast.marcusTheIssm(ours.id()), cast.person("R", aodr(ours)))) {
      assertThatThrownBy(() -> name(other, alma, end)).isInstanceOf(Forbidden.class);
    }
    assertThatThrownBy(() -> name(cast.adaTheAo(theirs.id()), alma, end))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> accounts.changeGrants(root.actor(), alma.id(), Set.of(aodr(ours))))
        .hasMessageContaining("named by the AO");
    assertThatThrownBy(() -> name(ada, ada, end)).hasMessageContaining("their own");
    assertThatThrownBy(() -> name(ada, root, end)).hasMessageContaining("exclude each other");
    for (Instant no : List.of(clock.instant(), clock.instant().plus(Duration.ofDays(366)))) {
      assertThatThrownBy(() -> name(ada, alma, no)).hasMessageContaining("365 days");
    }

    Account as = name(ada, alma, end);
    assertThat(as.actor(clock.instant()).has(ours.id(), Role.AODR)).isTrue();
    assertThat(as.actor(end).has(ours.id(), Role.AODR)).isFalse();
    assertThatThrownBy(() -> name(new Person(as, ""), ben, end)).isInstanceOf(Forbidden.class);

    // What the AO granted is none of the administrators': it stays through their edits.
    accounts.changeGrants(root.actor(), alma.id(), Set.of(new Grant(Role.AUDITOR, null)));
    assertThat(directory.get(root.actor(), alma.id()).grants(clock.instant())).hasSize(2);

    assertThatThrownBy(() -> representatives.revoke(root.actor(), ours.id(), alma.id()))
        .isInstanceOf(Forbidden.class);
    representatives.revoke(ada.actor(), ours.id(), alma.id());
    assertThat(directory.get(root.actor(), alma.id()).grants(clock.instant())).hasSize(1);
    assertThatThrownBy(() -> representatives.revoke(ada.actor(), ours.id(), alma.id()))
        .isInstanceOf(NotFound.class);
    assertThat(named.of(ours.id(), ada.actor().scope()))
        .filteredOn(r -> r.account().equals(alma.id()))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.namedBy()).isEqualTo(ada.username());
              assertThat(r.endedBy()).isEqualTo(ada.username());
              assertThat(r.heldAt(r.from())).isTrue();
              assertThat(r.heldAt(clock.instant())).isFalse();
            });
    assertThat(named.of(ours.id(), cast.adaTheAo(theirs.id()).actor().scope())).isEmpty();
    assertThat(audited.actions(alma.id()))
        .contains("account.representative-named", "account.representative-revoked");
  }

  @Test
  void whereTwoAreAskedForADecidingRoleWaitsForAnotherPerson() {
    Granting twoAsked = new Granting(duties, persons, waiting, new AccountSettings(true));
    Person ada = cast.person("Ada", new Grant(Role.ISSO, ours.id()));
    Grant ao = new Grant(Role.AO, ours.id());
    Set<Grant> held = ada.account().grants(clock.instant());
    Granting.Begun begun =
        twoAsked.to(
            ada.id(), held, Set.of(new Grant(Role.AUDITOR, ours.id()), ao), clock.instant());
    assertThat(begun.now()).containsExactly(new Grant(Role.AUDITOR, ours.id()));
    assertThat(begun.later()).containsExactly(ao);
    assertThat(twoAsked.to(ada.id(), Set.of(ao), Set.of(ao), clock.instant()).later()).isEmpty();

    twoAsked.ask(root.actor(), ada.id(), begun.later(), clock.instant());
    twoAsked.ask(root.actor(), ada.id(), begun.later(), clock.instant());
    UUID id = onlyOneWaitingFor(ada);
    assertThat(directory.get(root.actor(), ada.id()).grants(clock.instant())).doesNotContain(ao);
    assertThatThrownBy(() -> waiting.confirm(root.actor(), id)).isInstanceOf(Forbidden.class);
    Person twin = cast.sameAs(root, new Grant(Role.ADMINISTRATOR, null));
    assertThatThrownBy(() -> waiting.confirm(twin.actor(), id)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> waiting.confirm(cast.marcusTheIssm(null).actor(), id))
        .isInstanceOf(Forbidden.class);
    Person second = cast.rootTheAdministrator();
    waiting.confirm(second.actor(), id);
    assertThat(directory.get(root.actor(), ada.id()).grants(clock.instant())).contains(ao);
    assertThatThrownBy(() -> waiting.confirm(second.actor(), id)).isInstanceOf(NotFound.class);
    assertThat(audited.actions(ada.id()))
        .contains("account.grants-asked", "account.grant-confirmed");
  }

  @Test
  void whatWaitsMayBeRefusedAndIsCheckedAgainWhenConfirmed() {
    Person ada = cast.person("Ada");
    Grant ao = new Grant(Role.AO, ours.id());
    waiting.ask(root.actor(), ada.id(), Set.of(ao), clock.instant());
    waiting.refuse(root.actor(), onlyOneWaitingFor(ada));
    assertThat(waiting.list(root.actor())).noneMatch(w -> w.account().equals(ada.id()));

    waiting.ask(root.actor(), ada.id(), Set.of(ao), clock.instant());
    accounts.changeGrants(root.actor(), ada.id(), Set.of(new Grant(Role.ADMINISTRATOR, ours.id())));
    UUID again = onlyOneWaitingFor(ada);
    Person second = cast.rootTheAdministrator();
    refused(() -> waiting.confirm(second.actor(), again));

    Person bea = cast.person("Bea");
    Grant short_ = new Grant(Role.AO, ours.id(), clock.instant().plusMillis(1));
    waiting.ask(root.actor(), bea.id(), Set.of(short_), clock.instant().minusSeconds(1));
    while (short_.holdsAt(clock.instant())) {
      Thread.onSpinWait();
    }
    UUID over = onlyOneWaitingFor(bea);
    assertThatThrownBy(() -> waiting.confirm(second.actor(), over)).isInstanceOf(Conflict.class);
  }

  private UUID onlyOneWaitingFor(Person person) {
    List<WaitingGrant> all =
        waiting.list(root.actor()).stream().filter(w -> w.account().equals(person.id())).toList();
    assertThat(all).hasSize(1);
    return all.getFirst().id();
  }

  private Account name(Person by, Person whom, Instant until) {
    return representatives.name(by.actor(), ours.id(), whom.username(), until);
  }

  private static Grant aodr(Boundary boundary) {
    return new Grant(Role.AODR, boundary.id());
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("exclude each other in one boundary");
  }
}
