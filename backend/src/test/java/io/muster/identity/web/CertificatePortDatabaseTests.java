package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.identity.AccountManagement;
import io.muster.identity.Proof;
import io.muster.identity.SignedIn;
import io.muster.identity.certificates.CertificatePort;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.certificates.CardHolder;
import io.muster.testing.certificates.CardHolder.Answer;
import io.muster.testing.certificates.Cards;
import io.muster.testing.certificates.CertificateSite;
import io.muster.testing.pki.Issued;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Signing in by certificate over real handshakes, at the port for it. */
@PortalTest
class CertificatePortDatabaseTests {

  @Autowired CertificatePort port;
  @Autowired AccountManagement accounts;
  @Autowired Cast cast;
  @Autowired Cards cards;
  @Autowired Audited audited;
  @Autowired FindByIndexNameSessionRepository<? extends Session> sessions;
  @LocalServerPort int plain;

  private final String number = Cards.number();
  private final Issued card = CertificateSite.card(number);
  private Person iris;
  private String portal;
  private String certificates;

  @BeforeEach
  void irisHasACard() {
    portal = "http://127.0.0.1:" + plain;
    certificates = "https://127.0.0.1:" + port.number().orElseThrow();
    iris = cast.irisTheIsso(null);
    cards.give(iris, number);
  }

  @Test
  void aCardAtThePortSignsInAndLeadsToThePageAskedFor() throws Exception {
    CardHolder browser = new CardHolder(portal, card);
    assertThat(browser.open("/account/sessions?a=b").location()).isEqualTo("/sign-in");
    Answer asked = browser.asks();
    String target = CertificateSite.PORT + CertificateSignInController.PATH;
    assertThat(asked.refresh()).isEqualTo("0; url=" + target);
    assertThat(Jsoup.parse(asked.body()).select("main a").eachAttr("href")).contains(target);
    String before = browser.session();
    Answer in = browser.get(certificates + CertificateSignInController.PATH);
    assertThat(in.location()).isEqualTo(CertificateSite.PORTAL + "/account/sessions?a=b");
    assertThat(browser.session()).as("under a new id").isNotEqualTo(before);
    assertThat(browser.open("/account").body()).contains(iris.username());
    assertThat(audited.actions(iris.id()))
        .endsWith("sign-in-identity.linked", "account.signed-in", "notice.accepted");
    assertThat(audited.details(iris.id(), "account.signed-in").getLast())
        .contains(
            "certificate (CN=Site ID CA-7, serial "
                + card.certificate().getSerialNumber().toString(16)
                + ", by certificate port)");
  }

  @Test
  void whoDidNotAcceptTheNoticeIsNotEvenAskedForACertificate() throws Exception {
    CardHolder browser = new CardHolder(portal, card);
    browser.open("/sign-in");
    assertThat(browser.post(CertificateSignInController.PATH, Map.of()).location())
        .isEqualTo("/sign-in?notice");
    nobodyEnters(browser);
  }

  @Test
  void aCertificateThatNobodyAskedForSignsNobodyIn() throws Exception {
    CardHolder browser = new CardHolder(portal, card);
    nobodyEnters(browser);
    browser.asks();
    assertThat(browser.get(certificates + CertificateSignInController.PATH).status())
        .isEqualTo(302);
    browser.post("/sign-out", Map.of());
    nobodyEnters(browser);
  }

  private void nobodyEnters(CardHolder browser) throws Exception {
    assertThat(browser.get(certificates + CertificateSignInController.PATH).location())
        .isEqualTo(CertificateSite.PORTAL + "/sign-in");
    assertThat(browser.open("/account").location()).isEqualTo("/sign-in");
  }

  @ParameterizedTest
  @MethodSource("io.muster.identity.web.BadCertificate#all")
  void aCertificateThatIsNotGoodIsRefusedWithAReasonAtThePort(BadCertificate bad) throws Exception {
    CardHolder browser = new CardHolder(portal, bad.card());
    browser.asks();
    bad.requireRefused(
        audited, browser, browser.get(certificates + CertificateSignInController.PATH));
    nobodyEnters(browser);
  }

  @Test
  void withoutACertificateThePageSaysSo() throws Exception {
    CardHolder browser = new CardHolder(portal, null);
    browser.asks();
    Answer answer = browser.get(certificates + CertificateSignInController.PATH);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.alert()).contains("No certificate came");
    assertThat(Jsoup.parse(answer.body()).select("main a.usa-button").attr("href"))
        .isEqualTo(CertificateSite.PORTAL + "/sign-in");
  }

  @Test
  void whoeverHasNoAccountIsShownWhatTheirAdministratorNeeds() throws Exception {
    String unknown = Cards.number();
    CardHolder browser = new CardHolder(portal, CertificateSite.card(unknown));
    browser.asks();
    Answer answer = browser.get(certificates + CertificateSignInController.PATH);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(Jsoup.parse(answer.body()).select("main dd").eachText())
        .containsExactly("Certificate", "CN=Site Root", unknown);
    assertThat(answer.body()).doesNotContain(number, iris.username());
    cards.give(iris, unknown);
    browser.asks();
    assertThat(browser.get(certificates + CertificateSignInController.PATH).status())
        .as("those values, typed by the administrator, are the right ones")
        .isEqualTo(302);
  }

  @Test
  void theCardOfADisabledAccountOpensNothing() throws Exception {
    accounts.disable(cast.rootTheAdministrator().actor(), iris.id());
    CardHolder browser = new CardHolder(portal, card);
    browser.asks();
    Answer answer = browser.get(certificates + CertificateSignInController.PATH);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.alert()).contains("disabled");
    nobodyEnters(browser);
    assertThat(audited.actions(iris.id())).endsWith("account.disabled", "account.sign-in-refused");
  }

  @Test
  void thePortForCertificatesDoesNothingElse() throws Exception {
    CardHolder browser = signedIn(card);
    for (String path : List.of("/", "/account", "/sign-in", "/api/v1/clusters", "//evil.example")) {
      Answer answer = browser.get(certificates + path);
      assertThat(answer.status()).as(path).isEqualTo(303);
      assertThat(answer.location()).isEqualTo(CertificateSite.PORTAL + path);
      assertThat(answer.body()).isEmpty();
    }
    assertThat(browser.get(certificates + "/css/../account").status())
        .as("a way around by the files")
        .isEqualTo(400);
    String style =
        Jsoup.parse(browser.open("/sign-in").body()).select("link[href*=base]").attr("href");
    assertThat(browser.get(certificates + style).status()).isEqualTo(200);
    CardHolder atThePort = new CardHolder(certificates, card);
    assertThat(atThePort.post("/sign-in", Map.of()).status()).isEqualTo(404);
    assertThat(atThePort.post(CertificateSignInController.PATH, Map.of()).status()).isEqualTo(404);
  }

  @Test
  void theProofIsAsOldAsTheHandshakeNotAsTheRequest() throws Exception {
    CardHolder browser = new CardHolder(portal, card);
    HttpClient keeping = browser.client().build();
    browser.asks();
    browser.get(keeping, certificates + "/favicon.ico");
    Instant afterHandshake = Instant.now();
    Thread.sleep(20);
    assertThat(browser.get(keeping, certificates + CertificateSignInController.PATH).status())
        .isEqualTo(302);
    SignedIn one = session();
    assertThat(one.way()).isEqualTo(Proof.Way.CERTIFICATE);
    assertThat(one.provedAt()).isBeforeOrEqualTo(afterHandshake);

    Instant before = Instant.now().minusMillis(1);
    CardHolder anew = signedIn(card);
    assertThat(anew.open("/account").status()).isEqualTo(200);
    assertThat(session().provedAt()).as("on a connection of its own").isAfterOrEqualTo(before);
  }

  @Test
  void theSameCardProvesAnewWhoOneIsAndNoOther() throws Exception {
    CardHolder browser = signedIn(card);
    SignedIn first = session();
    String before = browser.session();
    browser.insert(CertificateSite.card(Cards.number()));
    browser.post(CertificateSignInController.AGAIN, Map.of());
    Answer another = browser.get(certificates + CertificateSignInController.PATH);
    assertThat(another.status()).isEqualTo(403);
    assertThat(another.alert()).contains("does not open the account that you are signed in to");
    assertThat(session().provedAt()).isEqualTo(first.provedAt());

    Thread.sleep(5);
    browser.insert(card);
    browser.post(CertificateSignInController.AGAIN, Map.of());
    Answer again = browser.get(certificates + CertificateSignInController.PATH);
    assertThat(again.location())
        .isEqualTo(CertificateSite.PORTAL + CertificateSignInController.AGAIN + "?done");
    assertThat(browser.session()).isNotEqualTo(before);
    assertThat(session().provedAt()).isAfter(first.provedAt());
    assertThat(browser.open(CertificateSignInController.AGAIN + "?done").alert())
        .contains("You showed your certificate");
  }

  private CardHolder signedIn(Issued with) throws Exception {
    CardHolder browser = new CardHolder(portal, with);
    browser.asks();
    assertThat(browser.get(certificates + CertificateSignInController.PATH).status())
        .isEqualTo(302);
    return browser;
  }

  /** What Iris's session remembers that began last. */
  private SignedIn session() {
    return sessions.findByPrincipalName(iris.username()).values().stream()
        .map(
            s ->
                s.<SecurityContext>getAttribute(
                    HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
        .map(context -> (SignedIn) context.getAuthentication().getPrincipal())
        .max(java.util.Comparator.comparing(SignedIn::at))
        .orElseThrow();
  }
}
