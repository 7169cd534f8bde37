package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.muster.clusters.Boundary;
import io.muster.identity.Scope;
import io.muster.posture.FleetFilter;
import io.muster.scans.ScansByHand;
import io.muster.shared.Conflict;
import io.muster.shared.NotFound;
import io.muster.testing.BusyBoundary;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** OSCAL files: valid by liboscal, of one scope, the same each time. */
@PortalTest
class OscalDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired OscalExports exports;
  @Autowired BusyBoundary busy;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired Clock clock;

  private Boundary boundary;

  @BeforeEach
  void everyVerdictAndEveryState() {
    boundary = busy.named("yard-" + UUID.randomUUID());
  }

  @Test
  void assessmentResultsAreValid() throws Exception {
    String json = results(of(boundary), now(), Scope.EVERYTHING);
    assertThat(new OscalValidation("ar").problems(json)).isEmpty();
    assertThat(JsonPath.<List<String>>read(json, "$..results[*].title"))
        .contains("Cluster harbor", "Cluster drydock", "Cluster skiff", "Cluster tender");
    assertThat(JsonPath.<List<String>>read(json, "$..risks[*].status"))
        .contains("deviation-approved", "deviation-requested");
    assertThat(JsonPath.<List<String>>read(json, "$..findings[*].target.status.state"))
        .contains("satisfied", "not-satisfied");
    assertThat(JsonPath.<List<String>>read(json, "$..metadata.props[*].name"))
        .contains("scope", "as-of", "produced-at", "release", "rule-id");
    assertThat(JsonPath.<List<String>>read(json, "$..results[*].props[*].name"))
        .contains("system-label", "last-scan", "last-complete-scan", "unread-node");
  }

  @Test
  void plansAreValid() throws Exception {
    String json = poam(of(boundary), now(), Scope.EVERYTHING);
    assertThat(new OscalValidation("poam").problems(json)).isEmpty();
    assertThat(JsonPath.<List<String>>read(json, "$..poam-items[*].title")).hasSize(1);
    assertThat(json).contains("Remove nsenter");
  }

  @Test
  void whatClustersSayOfThemselvesBreaksNothing() throws Exception {
    Boundary odd = fleet.aBoundary();
    String name = "a\u0007\u202e\"<b>\\ \u00e9\ud83d\ude00" + "x".repeat(200);
    scans.of(fleet.harborIn(odd), Seen.on("w1").host("w1", name).host("w1", "`$(id)`"));
    assertThat(new OscalValidation("ar").problems(results(of(odd), now(), Scope.EVERYTHING)))
        .isEmpty();
    assertThat(new OscalValidation("poam").problems(poam(of(odd), now(), Scope.EVERYTHING)))
        .isEmpty();
  }

  @Test
  void theValidationSeesWhatIsBroken() throws Exception {
    String json = results(of(boundary), now(), Scope.EVERYTHING);
    OscalValidation validation = new OscalValidation("ar");
    assertThat(validation.problems(json.replaceFirst("\"uuid\":\"[^\"]*\"", "\"uuid\":\"x\"")))
        .isNotEmpty();
    assertThat(validation.problems(json.replace("not-satisfied", "rather-not"))).isNotEmpty();
    assertThat(validation.problems(json.replaceFirst("\"import-ap\"", "\"import\""))).isNotEmpty();
  }

  @Test
  void twoOfTheSameInstantDifferInWhenTheyWereProducedOnly() throws Exception {
    Instant then = clock.instant();
    // Else what was produced in the same microsecond would say that instant once more.
    Thread.sleep(5);
    String first = results(of(boundary), at(then), Scope.EVERYTHING);
    String plan = poam(of(boundary), at(then), Scope.EVERYTHING);
    scans.of(fleet.clusterIn(boundary, "later"), Seen.on("w1").host("w1", "debug"));
    Thread.sleep(5);

    assertThat(undated(results(of(boundary), at(then), Scope.EVERYTHING)))
        .isEqualTo(undated(first));
    assertThat(undated(poam(of(boundary), at(then), Scope.EVERYTHING))).isEqualTo(undated(plan));
    assertThat(results(of(boundary), now(), Scope.EVERYTHING)).contains("Cluster later");
  }

  @Test
  void aForeignBoundaryIsInNoFile() throws Exception {
    Boundary foreign = busy.named("foreign-" + UUID.randomUUID());
    Scope own = new Scope(false, Set.of(boundary.id()));
    Selection all = new Selection(FleetFilter.ALL, "");
    for (String json : List.of(results(all, now(), own), poam(all, now(), own))) {
      assertThat(json).doesNotContain(foreign.name(), foreign.id().toString());
    }
    assertThatThrownBy(() -> exports.assessmentResults(of(foreign), now(), own))
        .isInstanceOf(NotFound.class);
    Person vera = cast.veraTheAuditor(boundary.id());
    for (String kind : List.of("oscal-ar", "oscal-poam")) {
      mvc.perform(
              get("/api/v1/reports/" + kind + "?boundary=" + foreign.id()).with(cast.bearer(vera)))
          .andExpect(status().isNotFound());
      mvc.perform(
              get("/api/v1/reports/" + kind + "?boundary=" + boundary.id()).with(cast.bearer(vera)))
          .andExpect(status().isOk());
      mvc.perform(get("/reports/" + kind + ".json?boundary=" + boundary.id()).with(Cast.as(vera)))
          .andExpect(status().isOk());
    }
  }

  @Test
  void nothingToTellIsSaidAndNoEmptyFile() {
    Boundary empty = fleet.aBoundary();
    assertThatThrownBy(() -> exports.assessmentResults(of(empty), now(), Scope.EVERYTHING))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> exports.poam(of(empty), now(), Scope.EVERYTHING))
        .isInstanceOf(Conflict.class);
  }

  private static String undated(String json) {
    String produced = JsonPath.read(json, "$..metadata.last-modified").toString();
    return json.replace(produced.replaceAll("[\\[\\]\"]", ""), "then");
  }

  private static Selection of(Boundary boundary) {
    return new Selection(FleetFilter.ALL.in(boundary.id()), "");
  }

  private Moment now() {
    return at(clock.instant());
  }

  private Moment at(Instant asOf) {
    return new Moment(asOf, clock.instant());
  }

  private String results(Selection selection, Moment moment, Scope scope) throws IOException {
    return written(exports.assessmentResults(selection, moment, scope));
  }

  private String poam(Selection selection, Moment moment, Scope scope) throws IOException {
    return written(exports.poam(selection, moment, scope));
  }

  private static String written(FleetChecklists.Export export) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
