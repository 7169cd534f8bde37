package io.muster.identity.web;

import static io.muster.testing.pki.KeyKind.EC_PKCS8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.identity.certificates.CertificatePort;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.FreePort;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.certificates.CardHolder;
import io.muster.testing.certificates.CardHolder.Answer;
import io.muster.testing.certificates.Cards;
import io.muster.testing.certificates.CertificateSite;
import io.muster.testing.certificates.Nginx;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.Pem;
import io.muster.testing.pki.Purpose;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Signing in by certificate through a proxy, a real nginx too, from the one address that is named
 * as its own.
 */
@PortalTest
class CertificateProxyDatabaseTests {

  @Autowired CertificatePort port;
  @Autowired Cast cast;
  @Autowired Cards cards;
  @Autowired Audited audited;
  @Autowired JdbcClient sql;
  @LocalServerPort int plain;

  @TempDir Path folder;

  private final String number = Cards.number();
  private final Issued card = CertificateSite.card(number);
  private Person iris;
  private String portal;

  @BeforeEach
  void irisHasACard() {
    portal = "http://127.0.0.1:" + plain;
    iris = cast.irisTheIsso(null);
    cards.give(iris, number);
  }

  @ParameterizedTest
  @MethodSource("io.muster.identity.web.BadCertificate#all")
  void thatTheProxyLetOneThroughIsNoReasonToBelieveIt(BadCertificate bad) throws Exception {
    CardHolder browser = new CardHolder(portal, null);
    browser.asks();
    Answer answer =
        browser.get(
            browser.from(CertificateSite.PROXY),
            portal + CertificateSignInController.PATH,
            CertificateSite.HEADER,
            escaped(bad.card()));
    bad.requireRefused(audited, browser, answer);
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
    String certificates = "https://127.0.0.1:" + port.number().orElseThrow();
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
            escaped(CertificateSite.card(Cards.number())));
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
    int strict = FreePort.next();
    Map<Integer, String> servers = Map.of(strict, server(strict, "on", CertificateSite.PROXY));
    try (Nginx _ = Nginx.start(folder, servers)) {
      CardHolder browser = new CardHolder(at(strict), card);
      browser.asks();
      Answer in = browser.open(CertificateSignInController.PATH);
      assertThat(in.location()).isEqualTo("/");
      assertThat(browser.open("/account").body()).contains(iris.username());
      assertThat(audited.details(iris.id(), "account.signed-in").getLast()).contains(", by proxy)");
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
      String other = Cards.number();
      cards.give(otis, other);
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
    int unnamed = FreePort.next();
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
}
