package io.muster.exceptions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.Act;
import io.muster.exceptions.Decision;
import io.muster.exceptions.DecisionManagement;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.RequestState;
import io.muster.identity.Proof;
import io.muster.identity.Proof.Way;
import io.muster.identity.Scope;
import io.muster.identity.SecondFactorManagement;
import io.muster.identity.SignedIn;
import io.muster.scans.ScansByHand;
import io.muster.shared.Forbidden;
import io.muster.testing.Authenticator;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What cannot be taken back needs a recent proof of who does it, and keeps how they proved it. */
@PortalTest
class ProofAgainDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Requests requests;
  @Autowired ExceptionRequests stored;
  @Autowired DecisionManagement decisions;
  @Autowired ScansByHand scans;
  @Autowired JdbcClient database;
  @Autowired SecondFactorManagement factors;

  private Boundary boundary;
  private Cluster harbor;
  private Person marcus;
  private ExceptionRequest request;

  @BeforeEach
  void aRequestThatWaits() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    marcus = cast.marcusTheIssm(boundary.id());
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent"));
    request =
        requests.submitted(
            cast.irisTheIsso(boundary.id()),
            boundary,
            ExceptionKind.DOCUMENTED,
            requests.about(boundary, "agent"));
  }

  @Test
  void whoJustSignedInIsNotAsked() throws Exception {
    assertThat(page(signedIn(marcus, Duration.ofMinutes(4))).select("#password")).isEmpty();
    assertThat(endorse(signedIn(marcus, Duration.ofMinutes(4)), "").getStatus()).isEqualTo(303);
    assertThat(state()).isEqualTo(RequestState.ENDORSED);
    Proof proof = stored.get(request.id(), Scope.EVERYTHING).last().proof();
    assertThat(proof.way()).isEqualTo(Way.PASSWORD);
    assertThat(proof.at()).isBetween(Instant.now().minusSeconds(300), Instant.now());
  }

  @Test
  void whoSignedInLongAgoGivesThePasswordOnThePageAndLosesNothingTyped() throws Exception {
    RequestPostProcessor old = signedIn(marcus, Duration.ofMinutes(6));
    assertThat(page(old).select("#password")).hasSize(1);

    for (String wrong : List.of("", "not the password")) {
      MockHttpServletResponse refused = endorse(old, wrong);
      assertThat(refused.getStatus()).isEqualTo(422);
      Document again = Jsoup.parse(refused.getContentAsString());
      assertThat(again.select("textarea[name=remark]").text()).isEqualTo("As the SSP says.");
      assertThat(again.select(".summary").text()).contains("password");
      assertThat(again.select("#password").val()).isEmpty();
      assertThat(state()).isEqualTo(RequestState.SUBMITTED);
    }
    assertThat(endorse(old, marcus.password()).getStatus()).isEqualTo(303);
    assertThat(state()).isEqualTo(RequestState.ENDORSED);
  }

  @Test
  void whoHasASecondFactorGivesItsCodeTooAndTheStepSaysSo() throws Exception {
    Authenticator app = Authenticator.of(marcus, factors);
    SignedIn old =
        new SignedIn(
            marcus.id().value(),
            marcus.username(),
            app.who().credentialsVersion(),
            Instant.now().minusSeconds(360),
            Way.PASSWORD_TOTP);
    RequestPostProcessor session =
        authentication(UsernamePasswordAuthenticationToken.authenticated(old, null, List.of()));
    assertThat(page(session).select("#password, #code")).hasSize(2);
    for (String wrong : List.of("", app.wrong())) {
      MockHttpServletResponse refused = endorse(session, marcus.password(), wrong);
      assertThat(refused.getStatus()).isEqualTo(422);
      assertThat(Jsoup.parse(refused.getContentAsString()).select("textarea[name=remark]").text())
          .isEqualTo("As the SSP says.");
    }
    assertThat(state()).isEqualTo(RequestState.SUBMITTED);
    assertThat(endorse(session, marcus.password(), app.next()).getStatus()).isEqualTo(303);
    assertThat(stored.get(request.id(), Scope.EVERYTHING).last().proof().way())
        .isEqualTo(Way.PASSWORD_TOTP);
  }

  @Test
  void noWayAroundThePageLeadsPastIt() {
    var stale = marcus.actor().provedBy(new Proof(Way.PASSWORD, Instant.now().minusSeconds(301)));
    assertThatThrownBy(
            () -> decisions.decide(stale, request.id(), new Decision(Act.ENDORSE, "Yes", null)))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("password within the last 5 minutes");
    assertThat(state()).isEqualTo(RequestState.SUBMITTED);
  }

  @Test
  void aTokenDecidesForTwelveHoursAfterItWasMade() throws Exception {
    String key = cast.key(marcus);
    made(marcus, Duration.ofHours(12).plusSeconds(5));
    assertThat(decideBy(key).getStatus()).isEqualTo(403);
    assertThat(decideBy(key).getContentAsString()).contains("within the last 12 hours");
    made(marcus, Duration.ofHours(12).minusMinutes(1));
    assertThat(decideBy(key).getStatus()).isEqualTo(200);
    assertThat(stored.get(request.id(), Scope.EVERYTHING).last().proof().way())
        .isEqualTo(Way.TOKEN);
  }

  private MockHttpServletResponse decideBy(String key) throws Exception {
    return mvc.perform(
            post("/api/v1/exceptions/" + request.id() + "/decisions")
                .with(Cast.bearer(key))
                .contentType("application/json")
                .content("{\"decision\": \"ENDORSE\", \"remark\": \"Yes\"}"))
        .andReturn()
        .getResponse();
  }

  private void made(Person person, Duration ago) {
    database
        .sql("update api_token set created_at = :at where account_id = :id")
        .param("at", java.sql.Timestamp.from(Instant.now().minus(ago)))
        .param("id", person.id().value())
        .update();
  }

  private RequestState state() {
    return stored.get(request.id(), Scope.EVERYTHING).state();
  }

  private Document page(RequestPostProcessor who) throws Exception {
    return Jsoup.parse(
        mvc.perform(get("/exceptions/" + request.id() + "/decision").with(who))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString());
  }

  private MockHttpServletResponse endorse(RequestPostProcessor who, String password)
      throws Exception {
    return endorse(who, password, "");
  }

  private MockHttpServletResponse endorse(RequestPostProcessor who, String password, String code)
      throws Exception {
    return mvc.perform(
            post("/exceptions/" + request.id() + "/decisions")
                .with(who)
                .with(csrf())
                .param("decision", "ENDORSE")
                .param("remark", "As the SSP says.")
                .param("password", password)
                .param("code", code))
        .andReturn()
        .getResponse();
  }

  private static RequestPostProcessor signedIn(Person person, Duration ago) {
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            person.account().signedIn(Instant.now().minus(ago)), null, List.of()));
  }
}
