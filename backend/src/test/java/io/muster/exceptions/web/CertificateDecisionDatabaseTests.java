package io.muster.exceptions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.clusters.Boundary;
import io.muster.exceptions.Act;
import io.muster.exceptions.Decision;
import io.muster.exceptions.DecisionManagement;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.RequestState;
import io.muster.identity.Actors;
import io.muster.identity.CertificateSignIn;
import io.muster.identity.OutsideIdentity;
import io.muster.identity.Proof;
import io.muster.identity.Scope;
import io.muster.identity.SignInIdentities;
import io.muster.identity.SignedIn;
import io.muster.identity.certificates.Presented;
import io.muster.scans.ScansByHand;
import io.muster.shared.Forbidden;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import io.muster.testing.certificates.CertificateSite;
import io.muster.testing.pki.Issued;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What is decided by people who signed in by certificate. */
@PortalTest
class CertificateDecisionDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Requests requests;
  @Autowired ExceptionRequests stored;
  @Autowired DecisionManagement decisions;
  @Autowired SignInIdentities identities;
  @Autowired CertificateSignIn door;
  @Autowired Actors actors;
  @Autowired ScansByHand scans;

  private final String number =
      String.valueOf(ThreadLocalRandom.current().nextLong(2_000_000_000L, 9_000_000_000L));
  private final Issued card = CertificateSite.card(number);

  private Boundary boundary;
  private Person iris;
  private Person marcus;
  private ExceptionRequest request;

  @BeforeEach
  void aRequestThatWaits() {
    boundary = fleet.aBoundary();
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    scans.of(fleet.harborIn(boundary), Seen.on("w1").systemHost("w1", "agent"));
    request =
        requests.submitted(
            iris, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
  }

  @Test
  void aDecisionKeepsByWhichCertificateItsDeciderWasKnown() {
    link(marcus);
    decide(shown(Instant.now()));
    Proof proof = stored.get(request.id(), Scope.EVERYTHING).last().proof();
    assertThat(proof.way()).isEqualTo(Proof.Way.CERTIFICATE);
    assertThat(proof.words())
        .isEqualTo(
            "certificate (CN=Site ID CA-7, serial "
                + card.certificate().getSerialNumber().toString(16)
                + ", by certificate port)");
  }

  @Test
  void afterFiveMinutesTheCertificateIsShownAgainAndNoPasswordStandsIn() throws Exception {
    link(marcus);
    SignedIn old = shown(Instant.now().minusSeconds(301));
    assertThatThrownBy(() -> decide(old))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("within the last 5 minutes");
    RequestPostProcessor session =
        authentication(UsernamePasswordAuthenticationToken.authenticated(old, null, List.of()));
    var page =
        Jsoup.parse(
            mvc.perform(get("/exceptions/" + request.id() + "/decision").with(session))
                .andReturn()
                .getResponse()
                .getContentAsString());
    assertThat(page.select("input[type=password]")).isEmpty();
    assertThat(page.select("a#password[target=_blank]").attr("href"))
        .isEqualTo("/sign-in/certificate/again");
    MockHttpServletResponse refused =
        mvc.perform(
                post("/exceptions/" + request.id() + "/decisions")
                    .with(session)
                    .with(csrf())
                    .param("decision", "ENDORSE")
                    .param("remark", "As the SSP says.")
                    .param("password", marcus.password()))
            .andReturn()
            .getResponse();
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.getContentAsString()).select("textarea[name=remark]").text())
        .isEqualTo("As the SSP says.");
    assertThat(stored.get(request.id(), Scope.EVERYTHING).state())
        .isEqualTo(RequestState.SUBMITTED);
  }

  @Test
  void whoWroteWithAPasswordIsTheSamePersonWithACard() {
    Person other = cast.marcusTheIssm(boundary.id());
    link(iris);
    var linked = identities.of(cast.rootTheAdministrator().actor(), iris.id()).getFirst();
    identities.unlink(cast.rootTheAdministrator().actor(), iris.id(), linked.id());
    link(other);
    assertThatThrownBy(() -> decide(shown(Instant.now())))
        .as("the card once opened the account that wrote it")
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("Nobody endorses or decides what they wrote");
  }

  private void link(Person person) {
    identities.link(
        cast.rootTheAdministrator().actor(),
        person.id(),
        new OutsideIdentity(OutsideIdentity.Kind.CERTIFICATE, "CN=Site Root", number));
  }

  private SignedIn shown(Instant at) {
    Presented presented = new Presented(card.chain(), Presented.Way.PORT, at);
    return ((CertificateSignIn.Outcome.In) door.enter(presented, null)).who();
  }

  private void decide(SignedIn who) {
    decisions.decide(
        actors.of(who).orElseThrow(), request.id(), new Decision(Act.ENDORSE, "Yes", null));
  }
}
