package io.muster.identity.web;

import static io.muster.testing.pki.KeyKind.EC_PKCS8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.identity.AccountManagement;
import io.muster.identity.OutsideIdentity;
import io.muster.identity.Proof;
import io.muster.identity.SignInIdentities;
import io.muster.identity.SignedIn;
import io.muster.identity.certificates.CertificatePort;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.certificates.CardHolder;
import io.muster.testing.certificates.CardHolder.Answer;
import io.muster.testing.certificates.CertificateSite;
import io.muster.testing.certificates.Nginx;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.Pem;
import io.muster.testing.pki.Purpose;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Signing in by certificate over real handshakes: at the port for it, and through a real nginx from
 * the one address that is named as its proxy.
 */
@PortalTest
class CertificateSignInDatabaseTests {

  @Autowired CertificatePort port;
  @Autowired SignInIdentities identities;
  @Autowired AccountManagement accounts;
  @Autowired Cast cast;
  @Autowired JdbcClient sql;
  @Autowired FindByIndexNameSessionRepository<? extends Session> sessions;
  @LocalServerPort int plain;

  @TempDir Path folder;

  private final String number = number();
  private final Issued card = CertificateSite.card(number);
  private Person iris;
  private String portal;
  private String certificates;

  @BeforeEach
  void irisHasACard() {
    portal = "http://127.0.0.1:" + plain;
    certificates = "https://127.0.0.1:" + port.number().orElseThrow();
    iris = cast.irisTheIsso(null);
    link(iris, number);
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
    assertThat(actions(iris))
        .endsWith("sign-in-identity.linked", "account.signed-in", "notice.accepted");
    assertThat(details(iris, "account.signed-in"))
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

  /** What is wrong with a certificate, what its holder is told, and what the audit log says. */
  record Bad(String what, Issued card, String told, String logged) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Bad> bad() {
    String iris = CertificateSite.subject("1000000001");
    TestAuthority another = TestAuthority.create("Site Root").intermediate("Site ID CA-7");
    Issued revoked = CertificateSite.card("1000000001");
    CertificateSite.revoke(revoked);
    return Stream.of(
        new Bad(
            "another authority",
            another.issue(iris, EC_PKCS8, Validity.current(), Purpose.CLIENT),
            "does not trust",
            "unknown authority"),
        new Bad("over", of(iris, Validity.expired(), Purpose.CLIENT), "is over", "expired"),
        new Bad(
            "early", of(iris, Validity.notYet(), Purpose.CLIENT), "not valid yet", "not yet valid"),
        new Bad("revoked", revoked, "was revoked", "revoked"),
        new Bad(
            "a server's",
            of(iris, Validity.current(), Purpose.SERVER),
            "not made for signing in",
            "not for sign in"),
        new Bad(
            "no number",
            of("CN=Iris", Validity.current(), Purpose.CLIENT),
            "does not say who you are",
            "no name"));
  }

  private static Issued of(String subject, Validity validity, Purpose purpose) {
    return CertificateSite.ISSUING.issue(subject, EC_PKCS8, validity, purpose);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aCertificateThatIsNotGoodIsRefusedWithAReasonAtThePort(Bad bad) throws Exception {
    CardHolder browser = new CardHolder(portal, bad.card());
    browser.asks();
    refused(bad, browser, browser.get(certificates + CertificateSignInController.PATH));
    nobodyEnters(browser);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void thatTheProxyLetOneThroughIsNoReasonToBelieveIt(Bad bad) throws Exception {
    CardHolder browser = new CardHolder(portal, null);
    browser.asks();
    Answer answer =
        browser.get(
            browser.from(CertificateSite.PROXY),
            portal + CertificateSignInController.PATH,
            CertificateSite.HEADER,
            escaped(bad.card()));
    refused(bad, browser, answer);
  }

  private void refused(Bad bad, CardHolder browser, Answer answer) throws Exception {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.alert()).contains(bad.told());
    assertThat(browser.open("/account").location()).isEqualTo("/sign-in");
    String serial = bad.card().certificate().getSerialNumber().toString(16);
    assertThat(
            sql.sql("select details from audit_event where action = ? and subject_id = ?")
                .params("certificate.refused", serial)
                .query(String.class)
                .list())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("\"" + bad.logged() + "\""));
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
    String unknown = number();
    CardHolder browser = new CardHolder(portal, CertificateSite.card(unknown));
    browser.asks();
    Answer answer = browser.get(certificates + CertificateSignInController.PATH);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(Jsoup.parse(answer.body()).select("main dd").eachText())
        .containsExactly("Certificate", "CN=Site Root", unknown);
    assertThat(answer.body()).doesNotContain(number, iris.username());
    link(iris, unknown);
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
    assertThat(actions(iris)).endsWith("account.disabled", "account.sign-in-refused");
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
    browser.insert(CertificateSite.card(number()));
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

  @ParameterizedTest
  @ValueSource(strings = {"/sign-in", "/api/v1/clusters", "/actuator/health", "/nothing"})
  void theHeaderFromAnybodyElseIsRefusedWhateverIsAsked(String path) throws Exception {
    CardHolder mallory = new CardHolder(portal, null);
    for (String sender : List.of("127.0.0.1", "127.0.0.8")) {
      Answer answer =
          mallory.get(
              mallory.from(sender),
              portal + path,
              CertificateSite.HEADER.toLowerCase(java.util.Locale.ROOT),
              escaped(card),
              "X-Forwarded-For",
              CertificateSite.PROXY);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(lastHeader()).contains("unnamed sender", sender);
    }
  }

  @Test
  void aForgedHeaderSignsNobodyInStraightNorAtThePort() throws Exception {
    CardHolder mallory = new CardHolder(portal, null);
    mallory.asks();
    String[] forged = {CertificateSite.HEADER, escaped(card)};
    assertThat(mallory.get(portal + CertificateSignInController.PATH, forged).status())
        .isEqualTo(400);
    assertThat(mallory.get(certificates + CertificateSignInController.PATH, forged).status())
        .isEqualTo(400);
    Answer fromTheProxysAddress =
        mallory.get(
            mallory.from(CertificateSite.PROXY),
            certificates + CertificateSignInController.PATH,
            forged);
    assertThat(fromTheProxysAddress.status()).isEqualTo(400);
    assertThat(mallory.open("/account").location()).isEqualTo("/sign-in");
  }

  @Test
  void ofTwoHeadersNoneIsBelieved() throws Exception {
    CardHolder mallory = new CardHolder(portal, null);
    mallory.asks();
    Answer answer =
        mallory.get(
            mallory.from(CertificateSite.PROXY),
            portal + CertificateSignInController.PATH,
            CertificateSite.HEADER,
            escaped(card),
            CertificateSite.HEADER,
            escaped(CertificateSite.card(number())));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(lastHeader()).contains("several");
    assertThat(mallory.open("/account").location()).isEqualTo("/sign-in");
  }

  @Test
  void whatTheProxyPassesOnHasToBeACertificate() throws Exception {
    CardHolder browser = new CardHolder(portal, null);
    for (String text : List.of(CertificateSite.subject(number), "SUCCESS", "%zz")) {
      browser.asks();
      Answer answer =
          browser.get(
              browser.from(CertificateSite.PROXY),
              portal + CertificateSignInController.PATH,
              CertificateSite.HEADER,
              text);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.alert()).contains("cannot be read");
    }
    browser.asks();
    Answer standard =
        browser.get(
            browser.from(CertificateSite.PROXY),
            portal + CertificateSignInController.PATH,
            CertificateSite.HEADER,
            ":" + Base64.getEncoder().encodeToString(card.certificate().getEncoded()) + ":");
    assertThat(standard.location()).as("RFC 9440").isEqualTo("/");
  }

  @Test
  void throughNginxACardSignsInAndNothingElseDoes() throws Exception {
    int strict = Nginx.freePort();
    Map<Integer, String> servers = Map.of(strict, server(strict, "on", CertificateSite.PROXY));
    try (Nginx _ = Nginx.start(folder, servers)) {
      CardHolder browser = new CardHolder(at(strict), card);
      browser.asks();
      Answer in = browser.open(CertificateSignInController.PATH);
      assertThat(in.location()).isEqualTo("/");
      assertThat(browser.open("/account").body()).contains(iris.username());
      assertThat(details(iris, "account.signed-in")).contains(", by proxy)");
      assertThat(
              sql.sql(
                      "select distinct source_address from audit_event where subject_id = ?"
                          + " and action = 'account.signed-in'")
                  .param(iris.id().toString())
                  .query(String.class)
                  .single())
          .as("the person's address, not the proxy's")
          .isEqualTo("127.0.0.1");

      // What the browser writes into the header is overwritten.
      Person otis = cast.otisTheOperator(null);
      String other = number();
      link(otis, other);
      CardHolder mallory = new CardHolder(at(strict), CertificateSite.card(other));
      mallory.asks();
      mallory.get(
          at(strict) + CertificateSignInController.PATH, CertificateSite.HEADER, escaped(card));
      assertThat(mallory.open("/account").body())
          .contains(otis.username())
          .doesNotContain(iris.username());

      TestAuthority another = TestAuthority.create("Another");
      Issued foreign =
          another.issue(
              CertificateSite.subject(number), EC_PKCS8, Validity.current(), Purpose.CLIENT);
      assertThat(new CardHolder(at(strict), foreign).open("/sign-in").status())
          .as("nginx itself")
          .isEqualTo(400);
    }
  }

  @Test
  void throughAnNginxThatNobodyNamedNothingWithACertificateComesIn() throws Exception {
    int unnamed = Nginx.freePort();
    try (Nginx _ = Nginx.start(folder, Map.of(unnamed, server(unnamed, "on", "127.0.0.7")))) {
      assertThat(new CardHolder(at(unnamed), card).open("/sign-in").status()).isEqualTo(400);
      assertThat(lastHeader()).contains("unnamed sender", "127.0.0.7");
    }
  }

  private String server(int listens, String verify, String from) {
    Path certificate = CertificateSite.authorities().resolveSibling("server.crt");
    return """
    server {
      listen 127.0.0.1:%1$d ssl;
      ssl_certificate %2$s/server.crt;
      ssl_certificate_key %2$s/server.key;
      ssl_client_certificate %2$s/authorities.pem;
      ssl_verify_client %3$s;
      ssl_verify_depth 3;
      ssl_session_cache off;
      ssl_session_tickets off;
      keepalive_timeout 60s;
      keepalive_time 60s;
      location / {
        proxy_pass http://127.0.0.1:%4$d;
        proxy_bind %5$s;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Proto https;
        proxy_set_header %6$s $ssl_client_escaped_cert;
      }
    }
    """
        .formatted(listens, certificate.getParent(), verify, plain, from, CertificateSite.HEADER);
  }

  private static String at(int listens) {
    return "https://127.0.0.1:" + listens;
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

  private void link(Person person, String subject) {
    identities.link(
        cast.rootTheAdministrator().actor(),
        person.id(),
        new OutsideIdentity(OutsideIdentity.Kind.CERTIFICATE, "CN=Site Root", subject));
  }

  private List<String> actions(Person person) {
    return sql.sql("select action from audit_event where subject_id = ? order by seq")
        .param(person.id().toString())
        .query(String.class)
        .list();
  }

  private String details(Person person, String action) {
    return sql.sql(
            "select details from audit_event where subject_id = ? and action = ? order by seq desc"
                + " limit 1")
        .params(person.id().toString(), action)
        .query(String.class)
        .single();
  }

  private String lastHeader() {
    return sql.sql(
            "select details from audit_event where action = 'certificate.header-refused' order by"
                + " seq desc limit 1")
        .query(String.class)
        .single();
  }

  private static String escaped(Issued issued) {
    return java.net.URLEncoder.encode(
            Pem.of(List.of(issued.certificate())), StandardCharsets.US_ASCII)
        .replace("+", "%20");
  }

  /** A number that no other test's person has. */
  private static String number() {
    return String.valueOf(ThreadLocalRandom.current().nextLong(2_000_000_000L, 9_000_000_000L));
  }
}
