package io.muster.exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.scans.ScansByHand;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.NotFound;
import io.muster.shared.Problem;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every person tries every act in every state; the table of who may is written out here. */
@PortalTest
class ExceptionRolesDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Requests requests;
  @Autowired ExceptionRequests all;
  @Autowired RequestManagement management;
  @Autowired AccountManagement accounts;
  @Autowired ScansByHand scans;
  @Autowired TransactionTemplate transaction;

  private Boundary boundary;
  private final Map<String, Person> people = new LinkedHashMap<>();

  @BeforeEach
  void everybody() {
    boundary = fleet.aBoundary();
    boundary = fleet.authorizedUntil(boundary, requests.today(boundary).plusDays(90));
    Cluster harbor = fleet.harborIn(boundary);
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent").host("w1", "debug"));
    people.put("iris, ISSO, who wrote it", cast.irisTheIsso(boundary.id()));
    people.put("ivan, ISSO", cast.irisTheIsso(boundary.id()));
    people.put("marcus, ISSM, who endorsed it", cast.marcusTheIssm(boundary.id()));
    people.put("mona, ISSM", cast.marcusTheIssm(boundary.id()));
    people.put("ada, AO", cast.adaTheAo(boundary.id()));
    people.put("alma, AODR", cast.person("Alma", new Grant(Role.AODR, boundary.id())));
    people.put("otis, operator", cast.otisTheOperator(boundary.id()));
    people.put("vera, auditor", cast.veraTheAuditor(null));
    people.put("root, administrator", cast.rootTheAdministrator());
  }

  /** Who may, by state and act; all others are refused. */
  private static Set<String> may(ExceptionKind kind, RequestState state, Act act) {
    Set<String> writers =
        Set.of(
            "iris, ISSO, who wrote it",
            "ivan, ISSO",
            "marcus, ISSM, who endorsed it",
            "mona, ISSM");
    Set<String> managers = Set.of("marcus, ISSM, who endorsed it", "mona, ISSM");
    Set<String> officials =
        kind == ExceptionKind.DOCUMENTED ? Set.of("ada, AO", "alma, AODR") : Set.of("ada, AO");
    Set<String> author = Set.of("iris, ISSO, who wrote it");
    return switch (state.name() + " " + act.name()) {
      case "DRAFT EDIT", "RETURNED EDIT", "DRAFT SUBMIT" -> writers;
      case "DRAFT WITHDRAW", "SUBMITTED WITHDRAW", "RETURNED WITHDRAW", "ENDORSED WITHDRAW" ->
          author;
      case "SUBMITTED ENDORSE", "SUBMITTED RETURN" -> managers;
      case "ENDORSED APPROVE", "ENDORSED REJECT", "ENDORSED RETURN" -> officials;
      case "APPROVED REVOKE" -> Set.of("ada, AO", "marcus, ISSM, who endorsed it", "mona, ISSM");
      default -> Set.of();
    };
  }

  @ParameterizedTest
  @EnumSource(ExceptionKind.class)
  void everyPersonMayWhatTheTableSaysAndNothingElse(ExceptionKind kind) {
    Map<RequestState, ExceptionRequest> inState = inEveryState(kind);
    for (var entry : inState.entrySet()) {
      for (Act act : Act.values()) {
        if (act == Act.WRITE) {
          continue;
        }
        Set<String> could = new TreeSet<>();
        people.forEach(
            (name, person) -> {
              if (tries(person, act, entry.getValue()) == null) {
                could.add(name);
              }
            });
        assertThat(could)
            .as("%s of a %s request that is %s", act, kind, entry.getKey())
            .isEqualTo(new TreeSet<>(may(kind, entry.getKey(), act)));
      }
      assertThat(all.get(entry.getValue().id(), Scope.EVERYTHING)).isEqualTo(entry.getValue());
    }
  }

  @Test
  void whoHasTheRoleAtTheWrongTimeReadsAConflictAndAStrangerFindsNothing() {
    Map<RequestState, ExceptionRequest> inState = inEveryState(ExceptionKind.DOCUMENTED);
    Person ada = people.get("ada, AO");
    Person stranger = cast.adaTheAo(fleet.aBoundary().id());
    inState.forEach(
        (state, request) -> {
          if (state != RequestState.ENDORSED) {
            assertThat(tries(ada, Act.APPROVE, request))
                .as("%s", state)
                .isInstanceOf(Conflict.class);
          }
          for (Act act : Act.values()) {
            if (act != Act.WRITE) {
              assertThat(tries(stranger, act, request)).isInstanceOf(NotFound.class);
            }
          }
        });
  }

  @Test
  void nobodyJudgesWhatTheyWroteWhateverRolesTheyHoldOrAccountTheyUse() {
    Person wide = wide();
    ExceptionRequest submitted = submittedBy(wide);
    for (Act act : new Act[] {Act.ENDORSE, Act.RETURN}) {
      assertThat(tries(wide, act, submitted))
          .hasMessageContaining("Nobody endorses or decides what they wrote or edited");
      assertThat(tries(twinOf(wide), act, submitted)).isInstanceOf(Forbidden.class);
    }
    ExceptionRequest endorsed = requests.does(people.get("mona, ISSM"), Act.ENDORSE, submitted);
    for (Act act : new Act[] {Act.APPROVE, Act.REJECT, Act.RETURN}) {
      assertThat(tries(wide, act, endorsed)).isInstanceOf(Forbidden.class);
      assertThat(tries(twinOf(wide), act, endorsed)).isInstanceOf(Forbidden.class);
    }
  }

  @Test
  void whoEditedItIsOneOfItsWriters() {
    Person iris = people.get("iris, ISSO, who wrote it");
    Person mona = people.get("mona, ISSM");
    ExceptionRequest draft =
        requests.draft(iris, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
    management.edit(mona.actor(), draft.id(), requests.about(boundary, "agen*"), null);
    ExceptionRequest submitted = management.submit(iris.actor(), draft.id(), null);
    assertThat(tries(mona, Act.ENDORSE, submitted)).isInstanceOf(Forbidden.class);
    assertThat(tries(people.get("marcus, ISSM, who endorsed it"), Act.ENDORSE, submitted)).isNull();
  }

  @Test
  void nobodyDecidesWhatTheyEndorsedWhateverRolesTheyHoldOrAccountTheyUse() {
    Person wide = wide();
    ExceptionRequest endorsed =
        requests.does(wide, Act.ENDORSE, submittedBy(people.get("iris, ISSO, who wrote it")));
    for (Person same : new Person[] {wide, twinOf(wide)}) {
      for (Act act : new Act[] {Act.APPROVE, Act.REJECT, Act.RETURN}) {
        assertThat(tries(same, act, endorsed)).hasMessageContaining("what they endorsed");
      }
    }
    Person moved = twinOf(wide);
    accounts.rename(Actor.portal("tests"), moved.id(), "Wendy", moved.username() + "@else.mil");
    assertThat(tries(moved, Act.APPROVE, endorsed))
        .as("with another address since")
        .hasMessageContaining("what they endorsed");
    assertThat(tries(people.get("ada, AO"), Act.APPROVE, endorsed)).isNull();
  }

  @Test
  void aRequestIsWrittenByAnIssoOrIssmOfItsBoundaryOnly() {
    RequestText text = requests.about(boundary, "agent");
    for (String other :
        new String[] {
          "ada, AO", "alma, AODR", "otis, operator", "vera, auditor", "root, administrator"
        }) {
      assertThatThrownBy(
              () -> requests.draft(people.get(other), boundary, ExceptionKind.DOCUMENTED, text))
          .as(other)
          .isInstanceOf(Forbidden.class);
    }
    Person elsewhere = cast.irisTheIsso(fleet.aBoundary().id());
    assertThatThrownBy(() -> requests.draft(elsewhere, boundary, ExceptionKind.DOCUMENTED, text))
        .isInstanceOf(NotFound.class);
  }

  private Map<RequestState, ExceptionRequest> inEveryState(ExceptionKind kind) {
    Person iris = people.get("iris, ISSO, who wrote it");
    Person marcus = people.get("marcus, ISSM, who endorsed it");
    Person ada = people.get("ada, AO");
    RequestText text =
        requests.about(boundary, kind == ExceptionKind.DOCUMENTED ? "agent" : "debug");
    Map<RequestState, ExceptionRequest> inState = new EnumMap<>(RequestState.class);
    inState.put(RequestState.DRAFT, requests.draft(iris, boundary, kind, text));
    inState.put(RequestState.SUBMITTED, requests.submitted(iris, boundary, kind, text));
    inState.put(
        RequestState.RETURNED,
        requests.does(marcus, Act.RETURN, requests.submitted(iris, boundary, kind, text)));
    inState.put(RequestState.ENDORSED, requests.endorsed(iris, marcus, boundary, kind, text));
    inState.put(RequestState.APPROVED, requests.approved(iris, marcus, ada, boundary, kind, text));
    inState.put(
        RequestState.REJECTED,
        requests.does(ada, Act.REJECT, requests.endorsed(iris, marcus, boundary, kind, text)));
    inState.put(
        RequestState.WITHDRAWN,
        requests.does(iris, Act.WITHDRAW, requests.submitted(iris, boundary, kind, text)));
    inState.put(
        RequestState.REVOKED,
        requests.does(
            marcus, Act.REVOKE, requests.approved(iris, marcus, ada, boundary, kind, text)));
    assertThat(inState).hasSize(RequestState.values().length);
    return inState;
  }

  private ExceptionRequest submittedBy(Person writer) {
    return requests.submitted(
        writer, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
  }

  private Person wide() {
    return cast.person(
        "Wendy",
        new Grant(Role.ISSO, boundary.id()),
        new Grant(Role.ISSM, boundary.id()),
        new Grant(Role.AO, boundary.id()));
  }

  /** Another account of the same person. */
  private Person twinOf(Person person) {
    return cast.sameAs(
        person, new Grant(Role.ISSM, boundary.id()), new Grant(Role.AO, boundary.id()));
  }

  /** Does it and takes it back; what refused it, or null. */
  private Throwable tries(Person who, Act act, ExceptionRequest request) {
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          try {
            switch (act) {
              case EDIT ->
                  management.edit(
                      who.actor(),
                      request.id(),
                      requests.about(boundary, request.text().subjects().name() + "*"),
                      null);
              case SUBMIT -> management.submit(who.actor(), request.id(), null);
              case WRITE -> throw new IllegalArgumentException("writing needs no request");
              case ENDORSE, RETURN, APPROVE, REJECT, WITHDRAW, REVOKE ->
                  requests.does(who, act, request);
            }
            return null;
          } catch (RuntimeException refused) {
            assertThat(refused).isInstanceOf(Problem.class);
            return refused;
          }
        });
  }
}
