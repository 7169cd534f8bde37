package io.muster.exports;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.exceptions.Act;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.inventory.Gap;
import io.muster.plans.Milestone;
import io.muster.plans.PlanFilter;
import io.muster.plans.PlanManagement;
import io.muster.plans.PlanOrder;
import io.muster.plans.PlanStatus;
import io.muster.plans.PlanText;
import io.muster.plans.Plans;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OSCAL files of what happened, as pages and programs get them. */
@PortalTest
class OscalDatabaseTests {

  @Autowired MockMvc browser;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;
  @Autowired ClusterManagement clusters;
  @Autowired Plans plans;
  @Autowired PlanManagement planning;
  @Autowired Clock clock;
  @TempDir Path directory;

  private Boundary boundary;
  private Cluster harbor;
  private Person vera;
  private Person iris;
  private Person marcus;
  private Person ada;

  @BeforeEach
  void aFleetOfEveryVerdict() {
    boundary = fleet.aBoundary();
    boundary = fleet.authorizedUntil(boundary, requests.today(boundary).plusDays(90));
    harbor = fleet.harborIn(boundary);
    vera = cast.veraTheAuditor(boundary.id());
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    ada = cast.adaTheAo(boundary.id());
    scans.of(
        harbor,
        Seen.on("w1")
            .systemHost("w1", "agent")
            .host("w1", "debug")
            .host("w1", "# \"odd\" *x*")
            .from("odd:1"));
    scans.of(fleet.drydockIn(boundary), Seen.on("d1").apart("d1", "web"));
    scans.of(
        fleet.clusterIn(boundary, "barge"), Seen.on("b1").apart("b1", "web").underKubernetesOnly());
    scans.of(
        fleet.clusterIn(boundary, "tug"),
        Seen.on("t1", "t2").apart("t1", "web").gap(Gap.Kind.NODE_DOWN, "t2", 3));
    fleet.skiffIn(boundary);
  }

  @Test
  void everyVerdictExceptionAndPlanIsToldAndValid() throws Exception {
    OscalValidator validator = new OscalValidator(directory);
    requests.approved(
        iris, marcus, ada, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
    ExceptionRequest asked =
        requests.submitted(
            iris, boundary, ExceptionKind.RISK_ACCEPTED, requests.about(boundary, "debug"));
    Instant requested = clock.instant();
    requests.does(marcus, Act.ENDORSE, asked);
    requests.does(ada, Act.APPROVE, asked);
    Instant approved = clock.instant();
    planning.write(
        iris.actor(),
        plans
            .list(PlanFilter.ALL.of(boundary.id()), PlanOrder.NAME, Scope.EVERYTHING, approved)
            .getFirst()
            .id(),
        new PlanText(
            "Otis",
            List.of(new Milestone("Remove it", requests.today(boundary).plusDays(5), false)),
            null,
            "",
            "POAM-7",
            PlanStatus.ONGOING,
            "One\n# two"),
        0);
    JsonNode before = read("/reports/oscal-ar.json?asOf=" + requested);
    JsonNode after = read("/reports/oscal-ar.json");
    JsonNode poam = read("/reports/oscal-poam.json");

    for (JsonNode file : List.of(before, after, poam)) {
      assertThat(validator.problems(JsonMapper.shared().writeValueAsBytes(file))).isEmpty();
    }
    assertThat(
            results(after)
                .flatMap(r -> r.path("findings").valueStream())
                .map(f -> f.at("/target/status/reason").asString()))
        .as("harbor, drydock and barge; tug was not read whole, skiff never")
        .containsExactlyInAnyOrder("fail", "pass", "not-applicable");
    assertThat(riskStatuses(results(before)))
        .containsExactlyInAnyOrder("open", "deviation-approved", "deviation-requested");
    assertThat(riskStatuses(results(after)))
        .containsExactlyInAnyOrder("open", "deviation-approved", "deviation-approved");
    JsonNode root = poam.get("plan-of-action-and-milestones");
    assertThat(riskStatuses(Stream.of(root)))
        .as("the plan's, and those of what is not documented")
        .containsExactlyInAnyOrder("remediating", "open", "deviation-approved");
    assertThat(root.get("poam-items").size()).isEqualTo(1);
    assertThat(root.at("/poam-items/0/props").toString()).contains("POAM-7", "Otis");
    assertThat(root.at("/risks/0/remediations/0/tasks/0/title").asString()).isEqualTo("Remove it");
  }

  @Test
  void twoExportsOfAnInstantAreTheSameButForWhenTheyWereMade() throws Exception {
    Instant at = clock.instant();
    scans.of(harbor, Seen.on("w1").host("w1", "newcomer"));

    for (String path : List.of("/reports/oscal-ar.json", "/reports/oscal-poam.json")) {
      String first = text(path + "?asOf=" + at);
      assertThat(withoutProduced(first))
          .isEqualTo(withoutProduced(text(path + "?asOf=" + at)))
          .doesNotContain("newcomer");
      assertThat(text(path)).contains("newcomer");
    }
  }

  @Test
  void whatIsOutsideTheScopeIsInNeitherFile() throws Exception {
    Boundary foreign = fleet.aBoundary();
    Cluster submarine = fleet.clusterIn(foreign, "submarine");
    scans.of(submarine, Seen.on("s1").host("s1", "secret-name"));
    Instant elsewhere = clock.instant();
    clusters.edit(
        Actor.portal("test"), submarine.id(), submarine.details().withBoundary(boundary.id()));

    for (String path : List.of("/reports/oscal-ar.json", "/reports/oscal-poam.json")) {
      assertThat(text(path + "?asOf=" + elsewhere))
          .contains("harbor")
          .doesNotContain("submarine", "secret-name", "s1", foreign.name());
      assertThat(text(path)).contains("secret-name").doesNotContain(foreign.name());
      assertThat(status(path + "?boundary=" + foreign.id(), vera)).isEqualTo(404);
      Person stranger = cast.veraTheAuditor(foreign.id());
      assertThat(status(path + "?cluster=" + harbor.id(), stranger)).isEqualTo(409);
    }
  }

  @Test
  void thePagesOfferBothAndWhatCannotBeIsRefused() throws Exception {
    for (String page : List.of("/reports/checklists", "/clusters/" + harbor.id() + "/checklist")) {
      assertThat(Jsoup.parse(text(page)).select("button[formaction]").eachAttr("formaction"))
          .contains("/reports/oscal-ar.json", "/reports/oscal-poam.json");
    }
    assertThat(status("/reports/oscal-ar.json?q=nothing-like-it", vera)).isEqualTo(409);
    assertThat(status("/reports/oscal-poam.json?q=drydock", vera)).isEqualTo(409);
    assertThat(status("/reports/oscal-ar.json?asOf=2999-01-01", vera)).isEqualTo(422);
    for (String kind : List.of("oscal-ar", "oscal-poam")) {
      String path = "/api/v1/reports/" + kind + "?cluster=" + harbor.id();
      MockHttpServletResponse file =
          browser.perform(get(path).with(cast.bearer(vera))).andReturn().getResponse();
      assertThat(file.getStatus()).isEqualTo(200);
      assertThat(file.getContentType()).isEqualTo("application/json");
      assertThat(file.getHeader("Content-Disposition")).contains("oscal-", ".json");
      assertThat(file.getContentAsString(StandardCharsets.UTF_8))
          .contains("debug")
          .doesNotContain("drydock");
      MockHttpServletResponse refused =
          browser
              .perform(get(path + "&format=xml").with(cast.bearer(vera)))
              .andReturn()
              .getResponse();
      assertThat(refused.getStatus()).isEqualTo(422);
    }
  }

  @Test
  void aPlanTellsOfTheSystemItIsAbout() throws Exception {
    JsonNode poam = read("/reports/oscal-poam.json").get("plan-of-action-and-milestones");

    assertThat(poam.at("/system-id/id").asString()).isEqualTo(boundary.id().toString());
    assertThat(poam.at("/risks/0/status").asString()).isEqualTo("open");
    assertThat(Set.copyOf(poam.get("observations").findValuesAsString("title")))
        .anyMatch(title -> title.contains("harbor"));
  }

  private static Stream<JsonNode> results(JsonNode file) {
    return file.at("/assessment-results/results").valueStream();
  }

  private static List<String> riskStatuses(Stream<JsonNode> holders) {
    return holders
        .flatMap(r -> r.path("risks").valueStream())
        .map(r -> r.get("status").asString())
        .toList();
  }

  private static String withoutProduced(String file) {
    String produced = JsonMapper.shared().readTree(file).findValue("last-modified").asString();
    return file.replace(produced, "");
  }

  private JsonNode read(String path) throws Exception {
    return JsonMapper.shared().readTree(text(path));
  }

  private String text(String path) throws Exception {
    MockHttpServletResponse response =
        browser.perform(get(path).with(as(vera))).andReturn().getResponse();
    assertThat(response.getStatus()).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private int status(String path, Person who) throws Exception {
    return browser.perform(get(path).with(as(who))).andReturn().getResponse().getStatus();
  }
}
