package io.muster.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.evaluation.Verdict;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.RequestText;
import io.muster.identity.Scope;
import io.muster.posture.PostureCheck;
import io.muster.posture.Postures;
import io.muster.posture.Standing;
import io.muster.scans.ScansByHand;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** What the AO decides about a boundary's exceptions: dated, audited, and theirs alone. */
@PortalTest
class ExceptionPolicyDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;
  @Autowired ExceptionPolicyManagement management;
  @Autowired BoundaryManagement boundaries;
  @Autowired Boundaries all;
  @Autowired Postures postures;
  @Autowired PostureCheck check;
  @Autowired JdbcTemplate sql;
  @Autowired Clock clock;

  private Boundary boundary;
  private Cluster harbor;
  private Person iris;
  private Person marcus;
  private Person ada;

  @BeforeEach
  void aDocumentedAgentInHarbor() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    ada = cast.adaTheAo(boundary.id());
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent"));
    approved(requests.about(boundary, "agent"));
  }

  @Test
  void whatIsDocumentedTurnsOpenFromTheDecisionOnAndNotBefore() {
    assertThat(at(clock.instant()).verdict()).isEqualTo(Verdict.NOT_A_FINDING);
    management.decide(ada.actor(), boundary.id(), open("The assessor counts it."));
    Instant decided = all.exceptionPolicies(boundary.id(), Scope.EVERYTHING).getFirst().from();
    assertThat(at(decided.minusNanos(1000)).verdict()).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(at(decided))
        .extracting(Standing::verdict, Standing::documented, Standing::unaddressed)
        .containsExactly(Verdict.OPEN, 1, 0);
    assertThat(check.compare(harbor.id())).isEmpty();
    management.decide(
        ada.actor(),
        boundary.id(),
        new ExceptionPolicy(DocumentedCounts.NOT_A_FINDING, 365, "It does not any more."));
    assertThat(at(clock.instant()).verdict()).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(check.compare(harbor.id())).isEmpty();
  }

  @Test
  void theLongestTermHoldsForWhatIsDecidedAfterItAndNotForWhatWas() {
    management.decide(
        ada.actor(),
        boundary.id(),
        new ExceptionPolicy(DocumentedCounts.NOT_A_FINDING, 10, "Short"));
    assertThat(at(clock.instant()).documented()).as("30 days, approved before").isEqualTo(1);
    RequestText month = requests.about(boundary, "agent");
    assertThatThrownBy(() -> requests.submitted(iris, boundary, ExceptionKind.DOCUMENTED, month))
        .isInstanceOfSatisfying(
            Invalid.class,
            refused ->
                assertThat(refused.fields()).extracting(f -> f.field()).containsExactly("until"));
  }

  @Test
  void anEditOfTheBoundaryLeavesThePolicyAlone() {
    management.decide(ada.actor(), boundary.id(), open("The assessor counts it."));
    boundaries.edit(
        marcus.actor(), boundary.id(), boundary.details().withName("b-" + UUID.randomUUID()));
    assertThat(all.get(boundary.id(), Scope.EVERYTHING).exceptionPolicy().documentedCounts())
        .isEqualTo(DocumentedCounts.OPEN);
    assertThat(at(clock.instant()).verdict()).isEqualTo(Verdict.OPEN);
    assertThat(check.compare(harbor.id())).isEmpty();
    assertThat(all.exceptionPolicies(boundary.id(), Scope.EVERYTHING)).hasSize(2);
  }

  @Test
  void nobodyButTheAoDecidesAndNeverWithoutAReasonOrBeyondTheBounds() {
    for (Person other :
        new Person[] {iris, marcus, cast.rootTheAdministrator(), cast.veraTheAuditor(null)}) {
      assertThatThrownBy(
              () -> management.decide(other.actor(), boundary.id(), open("I want it so.")))
          .isInstanceOf(Forbidden.class);
    }
    for (ExceptionPolicy wrong :
        new ExceptionPolicy[] {
          open(" "),
          new ExceptionPolicy(DocumentedCounts.OPEN, 0, "Why"),
          new ExceptionPolicy(DocumentedCounts.OPEN, 1096, "Why")
        }) {
      assertThatThrownBy(() -> management.decide(ada.actor(), boundary.id(), wrong))
          .isInstanceOf(Invalid.class);
    }
    assertThat(all.exceptionPolicies(boundary.id(), Scope.EVERYTHING)).hasSize(1);
  }

  @Test
  void thePageShowsItToAllAndTheFormToTheAo() throws Exception {
    String address = "/boundaries/" + boundary.id() + "/policy";
    String read =
        mvc.perform(get(address).with(Cast.as(iris)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(Jsoup.parse(read).select("form[action$=policy]")).isEmpty();
    mvc.perform(
            post(address)
                .with(Cast.as(ada))
                .with(csrf())
                .param("documentedCounts", "OPEN")
                .param("longestExceptionDays", "many"))
        .andExpect(status().is(422));
    mvc.perform(
            post(address)
                .with(Cast.as(ada))
                .with(csrf())
                .param("documentedCounts", "OPEN")
                .param("longestExceptionDays", "180")
                .param("reason", "The assessor\ncounts it."))
        .andExpect(status().is(303));
    String decided =
        mvc.perform(get(address).with(Cast.as(ada))).andReturn().getResponse().getContentAsString();
    assertThat(Jsoup.parse(decided).selectFirst("tbody tr").text())
        .contains("Open", "180 days", ada.username(), "The assessor counts it.");
    assertThat(
            sql.queryForObject(
                "select details::jsonb->>'reason.after' from audit_event where subject_id = ?"
                    + " and action = 'boundary.exception-policy-decided'",
                String.class,
                boundary.id().toString()))
        .isEqualTo("The assessor counts it.");
  }

  @Test
  void theApiDecidesToo() throws Exception {
    String route = "/api/v1/boundaries/" + boundary.id() + "/policy";
    String body = "{\"documentedCounts\": \"OPEN\", \"reason\": \"The assessor counts it.\"}";
    mvc.perform(
            put(route).with(cast.bearer(ada)).contentType(MediaType.APPLICATION_JSON).content(body))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.documentedCounts").value("OPEN"))
        .andExpect(jsonPath("$.longestExceptionDays").value(365));
    mvc.perform(
            put(route)
                .with(cast.bearer(marcus))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .andExpect(status().isForbidden());
  }

  private static ExceptionPolicy open(String reason) {
    return new ExceptionPolicy(DocumentedCounts.OPEN, 365, reason);
  }

  private ExceptionRequest approved(RequestText text) {
    return requests.approved(iris, marcus, ada, boundary, ExceptionKind.DOCUMENTED, text);
  }

  private Standing at(Instant t) {
    return postures.verdictAt(harbor.id(), t, Scope.EVERYTHING).orElseThrow().standing();
  }
}
