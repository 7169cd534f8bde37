package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.CannotStart;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.TestAuthority;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.session.autoconfigure.SessionAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The container with the portal's settings, over real connections; the portal itself is left out.
 */
class ContainerTests {

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    SslAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SessionAutoConfiguration.class
  })
  @EnableConfigurationProperties({NamedProxies.class, Listening.class})
  @EnableSpringHttpSession
  @Import({ContainerConfiguration.class, Asked.class})
  static class Container {

    @Bean
    MapSessionRepository sessions() {
      return new MapSessionRepository(new ConcurrentHashMap<>());
    }
  }

  @RestController
  static class Asked {

    @GetMapping("/asked")
    String asked(HttpServletRequest request) {
      return request.getRemoteAddr() + " " + request.isSecure() + " " + request.getServerName();
    }

    @GetMapping("/session")
    String session(HttpServletRequest request) {
      return request.getSession().getId();
    }
  }

  @TempDir Path files;

  private final TestAuthority authority = TestAuthority.create("Site");

  @ParameterizedTest
  @ValueSource(strings = {"", "192.0.2.1", "127.0.0.2,::1"})
  void whoIsNoNamedProxyIsNotBelieved(String proxies) throws Exception {
    try (var portal = start("", "muster.web.proxies=" + proxies)) {
      HttpResponse<String> answer = forged(portal);
      assertThat(answer.body()).isEqualTo("127.0.0.1 false 127.0.0.1");
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }
  }

  @Test
  void aNamedProxyIsBelievedAboutTheAddressNextToItAndTheSchemeButNotTheHost() throws Exception {
    try (var portal = start("", "muster.web.proxies=192.0.2.1, 127.0.0.1")) {
      HttpResponse<String> answer = forged(portal);
      assertThat(answer.body()).as("the last address, not the first").startsWith("203.0.113.7 ");
      assertThat(answer.body()).isEqualTo("203.0.113.7 true 127.0.0.1");
      assertThat(answer.headers().firstValue("Strict-Transport-Security"))
          .contains(ProtectedAnswers.STRICT_TRANSPORT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example.mil", "10.0.0.0/8", ".*", "10\\..*"})
  void whatIsNoAddressIsNoProxy(String name) {
    assertThatThrownBy(() -> new NamedProxies(List.of(name)))
        .hasMessageContaining("is not an address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "framework"})
  void aWayThatBelievesTheUnnamedIsRefused(String strategy) {
    assertThatThrownBy(() -> start("", "server.forward-headers-strategy=" + strategy).close())
        .rootCause()
        .hasMessageContaining("muster.web.proxies");
  }

  /** Whoever sends a password learns by nothing that it goes in the clear. */
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void thePortalDoesNotSpeakPlainHttpToOthersByItself(String address) {
    assertThatThrownBy(() -> start("", "server.address=" + address).close())
        .rootCause()
        .isInstanceOfSatisfying(
            CannotStart.class,
            refused ->
                assertThat(refused.action())
                    .contains(
                        "muster.tls.certificate",
                        "muster.web.proxies",
                        "server.address=127.0.0.1",
                        "muster.web.plain-http=allowed"));
  }

  @Test
  void unlessTlsEndsBeforeItOrWhoeverRunsItSaysSo() throws Exception {
    start("", "server.address=0.0.0.0", "muster.web.proxies=192.0.2.1").close();
    start("", "server.address=0.0.0.0", "muster.web.plain-http=allowed").close();
    start("", "server.address=::1").close();
    put(authority.issueServer("127.0.0.1"));
    try (var portal = startWithTls("server.address=0.0.0.0")) {
      assertThat(shown(port(portal))).isNotNull();
    }
  }

  @Test
  void withoutASettingItIsHeardOnThisMachineAloneAndWithTlsByAll() throws Exception {
    put(authority.issueServer("127.0.0.1"));
    try (var plain = started("", List.of("server.port=0"));
        var tls = startWithTls()) {
      assertThat(plain.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
      assertThat(tls.getEnvironment().getProperty("server.address")).isEqualTo("0.0.0.0");
    }
  }

  @Test
  void theCookieIsKeptToTlsWhereThePortalSpeaksIt() throws Exception {
    put(authority.issueServer("127.0.0.1"));
    try (var portal = startWithTls();
        HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      assertThat(cookie(client, "https://127.0.0.1:" + port(portal), "http")).contains("; Secure");
    }
  }

  @Test
  void theCookieIsKeptToTlsWhereANamedProxySaysSoAndNotOnTheWordOfOthers() throws Exception {
    try (var portal = start("", "muster.web.proxies=127.0.0.1");
        HttpClient client = HttpClient.newHttpClient()) {
      String base = "http://127.0.0.1:" + port(portal);
      assertThat(cookie(client, base, "https")).contains("; Secure");
      assertThat(cookie(client, base, "http")).doesNotContain("Secure");
    }
    try (var portal = start("");
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(cookie(client, "http://127.0.0.1:" + port(portal), "https"))
          .doesNotContain("Secure");
    }
  }

  private static String cookie(HttpClient client, String base, String forwarded)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/session"))
            .header("X-Forwarded-Proto", forwarded)
            .build();
    String cookie =
        client
            .send(request, HttpResponse.BodyHandlers.ofString())
            .headers()
            .firstValue("set-cookie")
            .orElseThrow();
    assertThat(cookie).startsWith("SESSION=").contains("; HttpOnly", "; SameSite=Lax");
    return cookie;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a|b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /..%2f..%2fetc HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: <script>\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n"
      })
  void theContainersOwnRefusalsAreProtectedToo(String request) throws Exception {
    try (var portal = start("")) {
      String answer = raw(port(portal), request);
      assertThat(answer).startsWith("HTTP/1.1 4");
      ProtectedAnswers.ALWAYS.forEach(
          (name, value) -> assertThat(answer).contains("\r\n" + name + ": " + value + "\r\n"));
      assertThat(answer)
          .contains("\r\nContent-Security-Policy: " + ProtectedAnswers.PAGES + "\r\n")
          .doesNotContainIgnoringCase("tomcat")
          .doesNotContain("org.apache", "<script>");
    }
  }

  @Test
  void aCertificateThatIsExchangedIsShownOnTheNextConnectionWithoutARestart() throws Exception {
    Issued first = put(authority.issueServer("127.0.0.1"));
    // Within a second after the files were last written, not ten.
    try (var portal = startWithTls("spring.ssl.bundle.watch.file.quiet-period=1s")) {
      assertThat(shown(port(portal))).isEqualTo(first.chain().getFirst());
      Issued second = put(authority.issueServer("127.0.0.1"));
      for (int i = 0; i < 600 && !shown(port(portal)).equals(second.chain().getFirst()); i++) {
        Thread.sleep(50);
      }
      assertThat(shown(port(portal))).isEqualTo(second.chain().getFirst());
    }
  }

  @Test
  void answersOverTlsBindTheBrowserToIt() throws Exception {
    put(authority.issueServer("127.0.0.1"));
    try (var portal = startWithTls();
        HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      var asked =
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port(portal) + "/asked"));
      var answer = client.send(asked.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.headers().firstValue("Strict-Transport-Security"))
          .contains(ProtectedAnswers.STRICT_TRANSPORT);
    }
  }

  @Test
  void onlySuitesWithForwardSecrecyAndAuthenticatedEncryptionAreSpoken() throws Exception {
    put(authority.issueServer("127.0.0.1"));
    try (var portal = startWithTls()) {
      assertThat(spoken(port(portal), "TLSv1.3", "TLS_AES_256_GCM_SHA384")).isTrue();
      assertThat(spoken(port(portal), "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"))
          .isTrue();
      assertThat(spoken(port(portal), "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"))
          .isFalse();
    }
  }

  private ConfigurableApplicationContext startWithTls(String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "server.port=0",
                "muster.tls.certificate=" + files.resolve("portal.crt"),
                "muster.tls.private-key=" + files.resolve("portal.key")));
    all.addAll(Arrays.asList(settings));
    return started("tls", all);
  }

  private static ConfigurableApplicationContext start(String profile, String... settings) {
    List<String> all = new ArrayList<>(List.of("server.port=0"));
    if (Arrays.stream(settings).noneMatch(setting -> setting.startsWith("server.address="))) {
      all.add("server.address=127.0.0.1");
    }
    all.addAll(Arrays.asList(settings));
    return started(profile, all);
  }

  private static ConfigurableApplicationContext started(String profile, List<String> all) {
    return new SpringApplicationBuilder(Container.class)
        .profiles(profile.isEmpty() ? "test" : profile)
        .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
  }

  private Issued put(Issued server) throws IOException {
    Files.writeString(files.resolve("portal.key"), server.keyPem());
    Files.writeString(files.resolve("portal.crt"), server.certificatePem());
    return server;
  }

  private static int port(ConfigurableApplicationContext portal) {
    return portal.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private static HttpResponse<String> forged(ConfigurableApplicationContext portal)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(portal) + "/asked"));
    Map.of(
            "X-Forwarded-For", "198.51.100.9, 203.0.113.7",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "evil.example",
            "X-Real-IP", "198.51.100.9",
            "Forwarded", "for=198.51.100.9;proto=https;host=evil.example")
        .forEach(request::header);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String raw(int port, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private X509Certificate shown(int port) throws Exception {
    try (SSLSocket socket =
        (SSLSocket) trusting().getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private boolean spoken(int port, String protocol, String suite) throws Exception {
    try (SSLSocket socket =
        (SSLSocket) trusting().getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.setEnabledCipherSuites(new String[] {suite});
      socket.startHandshake();
      return true;
    } catch (SSLException refused) {
      return false;
    }
  }

  private SSLContext trusting() throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(TestAuthority.trustStore(authority));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
