package io.muster.clusters;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.identity.Scope;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What moves verdicts is the ISSM's or AO's, with a reason, and dated. */
@PortalTest
class VerdictSettingsDatabaseTests {

  private static final VerdictSettings STRICTER =
      new VerdictSettings(3, "com.docker.ucp.version", 2);

  @Autowired MockMvc mvc;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Boundaries boundaries;
  @Autowired BoundaryManagement facts;
  @Autowired VerdictSettingsManagement management;
  @Autowired JdbcClient sql;

  private Boundary boundary;
  private Person marcus;
  private Person root;

  @BeforeEach
  void aBoundary() {
    boundary = fleet.aBoundary();
    marcus = cast.marcusTheIssm(boundary.id());
    root = cast.rootTheAdministrator();
  }

  @Test
  void theIssmAndTheAoDecideWithAReasonAndEachDecisionStays() {
    var before = boundaries.policyOf(boundary.id());
    var then = java.time.Instant.now();
    management.decide(marcus.actor(), boundary.id(), STRICTER, "The assessor asks for it.");
    Person ada = cast.adaTheAo(boundary.id());
    VerdictSettings looser = new VerdictSettings(30, "com.docker.ucp.version", 2);
    management.decide(ada.actor(), boundary.id(), looser, "It was too strict.");
    facts.edit(root.actor(), boundary.id(), now().details().withTimeZone("Asia/Tokyo"));

    List<PastVerdictSettings> decided = boundaries.verdictSettings(boundary.id(), Scope.EVERYTHING);
    assertThat(decided)
        .extracting(PastVerdictSettings::reason)
        .containsExactly("It was too strict.", "The assessor asks for it.", "");
    assertThat(decided)
        .extracting(PastVerdictSettings::by)
        .startsWith(ada.username(), marcus.username());
    assertThat(boundaries.policyAt(boundary.id(), then)).isEqualTo(before);
    assertThat(
            sql.sql("select details::text from audit_event where boundary_id = ? order by seq")
                .param(boundary.id().value())
                .query(String.class)
                .list())
        .anyMatch(d -> d.contains("The assessor asks for it.") && d.contains("allowedAgeDays"));
  }

  @Test
  void nobodyElseDecidesAndNobodyWithoutAReason() {
    for (Person other :
        List.of(root, cast.irisTheIsso(boundary.id()), cast.otisTheOperator(boundary.id()))) {
      assertThatThrownBy(
              () -> management.decide(other.actor(), boundary.id(), STRICTER, "I want it."))
          .isInstanceOf(Forbidden.class)
          .hasMessageContaining("ISSM or AO");
    }
    assertThatThrownBy(
            () ->
                management.decide(
                    cast.marcusTheIssm(fleet.aBoundary().id()).actor(),
                    boundary.id(),
                    STRICTER,
                    "Elsewhere."))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> management.decide(marcus.actor(), boundary.id(), STRICTER, " \n"))
        .isInstanceOf(Invalid.class);
    for (int days : new int[] {0, 36}) {
      var wrong = new VerdictSettings(days, "com.docker.ucp.version", 7);
      assertThatThrownBy(() -> management.decide(marcus.actor(), boundary.id(), wrong, "Why not"))
          .isInstanceOf(Invalid.class);
    }
  }

  @Test
  void theFactsAreEditedWithoutThemByPageAndApi() throws Exception {
    management.decide(marcus.actor(), boundary.id(), STRICTER, "The assessor asks for it.");
    String edit = "/boundaries/" + boundary.id() + "/edit";
    String page =
        mvc.perform(get(edit).with(as(root))).andReturn().getResponse().getContentAsString();
    assertThat(Jsoup.parse(page).select("input[name=allowedAgeDays]")).isEmpty();
    mvc.perform(
            post(edit)
                .with(csrf())
                .with(as(root))
                .param("name", boundary.name())
                .param("acronym", "SYO"))
        .andExpect(status().isSeeOther());
    mvc.perform(
            post(edit)
                .with(csrf())
                .with(as(root))
                .param("name", boundary.name())
                .param("allowedAgeDays", "35"))
        .andExpect(status().isForbidden());
    api(root, "", "{\"name\": \"%s\", \"acronym\": \"YARD\"}").andExpect(status().isOk());
    api(root, "", "{\"name\": \"%s\", \"allowedAgeDays\": 35}").andExpect(status().isForbidden());
    api(marcus, "", "{\"name\": \"%s\", \"allowedAgeDays\": 35}").andExpect(status().is(422));
    assertThat(VerdictSettings.of(now().details())).isEqualTo(STRICTER);
    assertThat(now().acronym()).isEqualTo("YARD");

    api(marcus, "/settings", "{\"allowedAgeDays\": 9}").andExpect(status().is(422));
    api(marcus, "/settings", "{\"allowedAgeDays\": 9, \"reason\": \"A slow month.\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.allowedAgeDays").value(9))
        .andExpect(jsonPath("$.reinspectionDays").value(2));
  }

  @Test
  void thePageTellsEverybodyThereAndTheBoundarysPageNamesTheReason() throws Exception {
    management.decide(marcus.actor(), boundary.id(), STRICTER, "The assessor <asks> for it.");
    Person vera = cast.veraTheAuditor(boundary.id());
    var settings =
        Jsoup.parse(
            mvc.perform(get("/boundaries/" + boundary.id() + "/settings").with(as(vera)))
                .andReturn()
                .getResponse()
                .getContentAsString());
    assertThat(settings.select("tbody tr")).hasSize(2);
    assertThat(settings.select("tbody tr").first().text())
        .contains("3 days", marcus.username(), "The assessor <asks> for it.");
    assertThat(settings.select("form.ask")).isEmpty();
    String whole =
        mvc.perform(get("/boundaries/" + boundary.id()).with(as(vera)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(Jsoup.parse(whole).selectFirst("#facts").closest("section").text())
        .contains("The assessor <asks> for it.", "none now");
  }

  private Boundary now() {
    return boundaries.get(boundary.id(), Scope.EVERYTHING);
  }

  private org.springframework.test.web.servlet.ResultActions api(
      Person by, String route, String body) throws Exception {
    return mvc.perform(
        put("/api/v1/boundaries/" + boundary.id() + route)
            .with(cast.bearer(by))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body.formatted(boundary.name())));
  }
}
