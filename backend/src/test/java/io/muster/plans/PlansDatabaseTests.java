package io.muster.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.ExceptionKind;
import io.muster.identity.Scope;
import io.muster.scans.ScansByHand;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Plans follow from what is open; what is written about them is kept as versions. */
@PortalTest
class PlansDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired Fleet fleet;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;
  @Autowired Plans plans;
  @Autowired PlanManagement management;
  @Autowired Clock clock;

  private Boundary boundary;
  private Cluster harbor;
  private Person iris;
  private Person marcus;
  private LocalDate today;

  @BeforeEach
  void somethingIsOpen() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    today = requests.today(boundary);
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent").host("w1", "debug"));
  }

  @Test
  void aPlanIsThereAsSoonAsSomethingIsOpenAndDueIn180Days() {
    Plan plan = only();
    assertThat(plan.cluster()).isNull();
    assertThat(plan.open().unaddressed()).isEqualTo(2);
    assertThat(plan.scheduledCompletion()).isEqualTo(today.plusDays(180));
    assertThat(plan.late()).isFalse();
    assertThat(plan.version()).isZero();
    Instant later = clock.instant().plus(Duration.ofDays(182));
    Plan overdue = plans.get(plan.id(), Scope.EVERYTHING, later);
    assertThat(overdue.lateBecause()).singleElement().asString().contains("is past");
    assertThat(plans.late(iris.actor().scope(), later)).hasSize(1);
    assertThat(plans.list(PlanFilter.ALL, PlanOrder.NAME, iris.actor().scope(), before()))
        .as("before anything was open")
        .isEmpty();
  }

  @Test
  void whatIsDocumentedNeedsNoPlanAndWhatIsAcceptedDoes() {
    boundary = fleet.authorizedUntil(boundary, today.plusDays(90));
    Person ada = cast.adaTheAo(boundary.id());
    requests.approved(
        iris, marcus, ada, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
    requests.approved(
        iris,
        marcus,
        ada,
        boundary,
        ExceptionKind.RISK_ACCEPTED,
        requests.about(boundary, "debug"));
    assertThat(only().open())
        .extracting(
            Outstanding.Figures::unaddressed,
            Outstanding.Figures::accepted,
            Outstanding.Figures::documented)
        .containsExactly(0, 1, 0);
    assertThat(plans.findings(only(), 10, Scope.EVERYTHING, clock.instant()))
        .extracting(f -> f.subject().name())
        .containsExactly("debug");
  }

  @Test
  void everyEditIsAVersionAndAStaleOneIsAConflict() {
    Plan written =
        management.write(
            iris.actor(),
            only().id(),
            text("Otis", new Milestone("Remove debug", today.plusDays(10), false)),
            0);
    assertThat(written.version()).isEqualTo(1);
    Instant first = written.latest().at();
    assertThatThrownBy(() -> management.write(marcus.actor(), written.id(), text("Olga"), 0))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("version 1");
    management.write(marcus.actor(), written.id(), text("Olga"), 1);
    assertThat(only().owner()).isEqualTo("Olga");
    assertThat(plans.get(written.id(), Scope.EVERYTHING, first).owner())
        .as("as of the first version")
        .isEqualTo("Otis");
    assertThat(plans.versions(written.id(), iris.actor().scope(), clock.instant()))
        .extracting(PlanVersion::version)
        .containsExactly(2, 1);
    assertThat(audited.actions(written.id())).hasSize(2).allMatch(a -> a.startsWith("plan."));
  }

  @Test
  void aMissedMilestoneMakesItLateUntilItIsDone() {
    Plan plan = only();
    Milestone missed = new Milestone("Remove debug", today.minusDays(1), false);
    management.write(iris.actor(), plan.id(), text("Otis", missed), 0);
    assertThat(only().lateBecause()).singleElement().asString().contains("Remove debug");
    Milestone done = new Milestone("Remove debug", today.minusDays(1), true);
    management.write(iris.actor(), plan.id(), text("Otis", done), 1);
    assertThat(only().late()).isFalse();
  }

  @Test
  void aBoundaryMayHaveOnePlanForEachClusterAndTheOtherGroupingStaysAsHistory() {
    Cluster drydock = fleet.drydockIn(boundary);
    scans.of(drydock, Seen.on("w1").host("w1", "shell"));
    management.write(iris.actor(), only().id(), text("Otis"), 0);
    management.group(marcus.actor(), boundary.id(), Grouping.CLUSTER, 0);
    List<Plan> all =
        plans.list(
            PlanFilter.ALL.of(boundary.id()), PlanOrder.NAME, Scope.EVERYTHING, clock.instant());
    assertThat(all)
        .extracting(Plan::name, Plan::inUse, p -> p.open().all())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(boundary.name(), false, 0),
            org.assertj.core.groups.Tuple.tuple(boundary.name() + " / harbor", true, 2),
            org.assertj.core.groups.Tuple.tuple(boundary.name() + " / drydock", true, 1));
    assertThatThrownBy(() -> management.group(iris.actor(), boundary.id(), Grouping.BOUNDARY, null))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> management.group(marcus.actor(), boundary.id(), Grouping.BOUNDARY, 0))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void onlyAnIssoOrIssmOfTheBoundaryWritesAndOnlyWhatHolds() {
    for (Person other :
        new Person[] {
          cast.otisTheOperator(boundary.id()),
          cast.adaTheAo(boundary.id()),
          cast.veraTheAuditor(null),
          cast.rootTheAdministrator()
        }) {
      assertThatThrownBy(() -> management.write(other.actor(), only().id(), text("Me"), 0))
          .isInstanceOf(Forbidden.class);
    }
    Person stranger = cast.irisTheIsso(fleet.aBoundary().id());
    assertThatThrownBy(() -> management.write(stranger.actor(), only().id(), text("Me"), 0))
        .isInstanceOf(NotFound.class);
    for (PlanText wrong :
        new PlanText[] {
          text(""),
          text("Otis", new Milestone(" ", today, false)),
          with(PlanStatus.COMPLETED),
          with(PlanStatus.RISK_ACCEPTED)
        }) {
      assertThatThrownBy(() -> management.write(iris.actor(), only().id(), wrong, 0))
          .isInstanceOf(Invalid.class);
    }
    assertThat(only().version()).isZero();
  }

  @Test
  void thePagesListShowEditAndRefuse() throws Exception {
    Plan plan = only();
    assertThat(page(iris, "/plans").select("tbody tr")).hasSize(1);
    assertThat(page(iris, "/plans/" + plan.id()).select("section[aria-labelledby=findings] tr"))
        .hasSize(3);
    String edit = "/plans/" + plan.id() + "/edit";
    assertThat(page(iris, edit).select("fieldset")).hasSize(3);
    var refused =
        mvc.perform(
                post(edit)
                    .with(Cast.as(iris))
                    .with(csrf())
                    .param("version", "0")
                    .param("milestones[0].text", "Remove debug")
                    .param("milestones[0].day", "soon"))
            .andExpect(status().is(422))
            .andReturn();
    assertThat(
            Jsoup.parse(refused.getResponse().getContentAsString())
                .select(".usa-error-message")
                .text())
        .contains("year-month-day");
    mvc.perform(
            post(edit)
                .with(Cast.as(iris))
                .with(csrf())
                .param("version", "0")
                .param("owner", "=Otis")
                .param("milestones[0].text", "Remove debug")
                .param("milestones[0].day", today.minusDays(2).toString())
                .param("milestones[1].text", ""))
        .andExpect(status().is(303));
    assertThat(page(iris, "/plans?late=yes").selectFirst("tbody tr").text())
        .contains("Late", "=Otis", "Remove debug");
    assertThat(page(iris, "/work").select("#late tbody tr").text()).contains("Remove debug");
    String csv =
        mvc.perform(get("/plans.csv").with(Cast.as(iris)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(csv.lines().skip(1)).singleElement().asString().contains(",'=Otis,Ongoing,");
    assertThat(page(marcus, "/boundaries/" + boundary.id() + "/plans").select("form")).isNotEmpty();
    mvc.perform(
            post("/boundaries/" + boundary.id() + "/plans")
                .with(Cast.as(marcus))
                .with(csrf())
                .param("grouping", "CLUSTER")
                .param("version", "0"))
        .andExpect(status().is(303));
    assertThat(page(iris, "/plans").select("tbody th").eachText())
        .anyMatch(name -> name.endsWith("/ harbor"));
  }

  @Test
  void theApiReadsAndWrites() throws Exception {
    String one = "/api/v1/plans/" + only().id();
    mvc.perform(get("/api/v1/plans?boundary=" + boundary.id()).with(cast.bearer(iris)))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].findings.unaddressed").value(2));
    String body =
        "{\"owner\": \"Otis\", \"version\": 0, \"milestones\":"
            + " [{\"text\": \"Remove debug\", \"day\": \"2027-01-31\"}]}";
    mvc.perform(
            put(one).with(cast.bearer(iris)).contentType(MediaType.APPLICATION_JSON).content(body))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.version").value(1))
        .andExpect(jsonPath("$.milestones[0].day").value("2027-01-31"));
    mvc.perform(
            put(one)
                .with(cast.bearer(iris))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace("Otis", "Olga")))
        .andExpect(status().isConflict());
    mvc.perform(
            put("/api/v1/boundaries/" + boundary.id() + "/plan-grouping")
                .with(cast.bearer(marcus))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"grouping\": \"CLUSTER\"}"))
        .andExpect(jsonPath("$.grouping").value("CLUSTER"));
  }

  private Instant before() {
    return clock.instant().minus(Duration.ofDays(1));
  }

  private Plan only() {
    return plans
        .list(PlanFilter.ALL.of(boundary.id()), PlanOrder.NAME, Scope.EVERYTHING, clock.instant())
        .stream()
        .filter(Plan::inUse)
        .findFirst()
        .orElseThrow();
  }

  private static PlanText text(String owner, Milestone... milestones) {
    return new PlanText(owner, List.of(milestones), null, "", "", PlanStatus.ONGOING, "");
  }

  private static PlanText with(PlanStatus status) {
    return new PlanText("Otis", List.of(), null, "", "", status, "");
  }

  private Document page(Person who, String address) throws Exception {
    var answer = mvc.perform(get(address).with(Cast.as(who))).andReturn().getResponse();
    assertThat(answer.getStatus()).isEqualTo(200);
    return Jsoup.parse(answer.getContentAsString());
  }
}
