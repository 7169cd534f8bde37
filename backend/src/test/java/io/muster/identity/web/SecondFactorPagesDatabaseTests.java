package io.muster.identity.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.identity.Bearers;
import io.muster.identity.SecondFactorManagement;
import io.muster.identity.SecondFactorRule;
import io.muster.shared.Forbidden;
import io.muster.testing.Authenticator;
import io.muster.testing.Cast;
import io.muster.testing.Heard;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The second factor as browsers and programs meet it. */
@PortalTest
class SecondFactorPagesDatabaseTests {

  private static final String PATH = "/account/second-factor";

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired SecondFactorManagement factors;
  @Autowired FilterChainProxy chains;
  @Autowired Bearers bearers;
  @Autowired JdbcClient database;

  private Person iris;

  @BeforeEach
  void somebody() {
    iris = cast.irisTheIsso(null);
  }

  @Test
  void betweenPasswordAndCodeNothingIsOpen() throws Exception {
    Authenticator app = Authenticator.of(iris, factors);
    Cookie before = cookie(send(get("/account")));
    MockHttpServletResponse first = password(before);
    assertThat(first.getRedirectedUrl()).isEqualTo("/sign-in/code");
    Cookie half = cookie(first);
    assertThat(half.getValue()).isNotEqualTo(before.getValue());
    for (String page : List.of("/account", "/fleet", PATH, "/accounts", "/session", "/live")) {
      assertThat(send(get(page).cookie(half)).getRedirectedUrl()).as(page).isEqualTo("/sign-in");
    }
    assertThat(send(post(PATH + "/removal").with(csrf()).cookie(half)).getRedirectedUrl())
        .isEqualTo("/sign-in");

    Document page = Jsoup.parse(send(get("/sign-in/code").cookie(half)).getContentAsString());
    assertThat(page.select("input[name=code]").attr("autocomplete")).isEqualTo("one-time-code");
    assertThat(page.select("script:not([src]), [style]")).isEmpty();
    assertThat(code(half, app.wrong()).getRedirectedUrl()).isEqualTo("/sign-in/code?refused");
    assertThat(send(get("/account").cookie(half)).getRedirectedUrl()).isEqualTo("/sign-in");

    MockHttpServletResponse second = code(half, app.next());
    assertThat(second.getRedirectedUrl()).as("what was asked for last").endsWith("/account");
    Cookie whole = cookie(second);
    assertThat(whole.getValue()).isNotEqualTo(half.getValue());
    assertThat(send(get("/account").cookie(whole)).getStatus()).isEqualTo(200);
    assertThat(send(get("/account").cookie(half)).getStatus()).isEqualTo(302);
  }

  @Test
  void theCodePageIsOpenToNobodyElse() throws Exception {
    assertThat(send(get("/sign-in/code")).getRedirectedUrl()).isEqualTo("/sign-in");
    assertThat(send(post("/sign-in/code").with(csrf()).param("code", "123456")).getRedirectedUrl())
        .isEqualTo("/sign-in?late");
    Authenticator app = Authenticator.of(iris, factors);
    Cookie half = cookie(password(cookie(send(get("/sign-in")))));
    assertThat(send(post("/sign-in/code").cookie(half).param("code", app.next())).getStatus())
        .as("without the form's token")
        .isEqualTo(403);
  }

  @Test
  void aRecoveryCodeLeadsToWhereItSaysHowManyAreLeft() throws Exception {
    Authenticator app = Authenticator.of(iris, factors);
    MockHttpServletResponse in =
        code(cookie(password(cookie(send(get("/sign-in"))))), app.recovery().getFirst());
    assertThat(in.getRedirectedUrl()).isEqualTo(PATH);
    String page = send(get(PATH).cookie(cookie(in))).getContentAsString();
    assertThat(Jsoup.parse(page).select("main").text()).contains("9 recovery codes are left");
  }

  @Test
  void enrollingShowsKeyAndCodesOnceAndKeepsThisSession() throws Exception {
    Cookie session = cookie(password(cookie(send(get("/sign-in")))));
    List<String> afterwards = new ArrayList<>();
    String[] key = new String[1];
    List<String> codes = new ArrayList<>();
    List<String> log =
        Heard.during(
            () -> {
              assertThat(send(post(PATH + "/keys").with(csrf()).cookie(session)).getRedirectedUrl())
                  .isEqualTo(PATH + "/key");
              MockHttpServletResponse shown = send(get(PATH + "/key").cookie(session));
              Document page = Jsoup.parse(shown.getContentAsString());
              assertThat(page.select("[style]")).isEmpty();
              assertThat(page.select("svg.qr path").attr("d")).startsWith("M4 4h1v1h-1z");
              key[0] = page.select("#key").text().replace(" ", "");
              assertThat(key[0]).matches("[A-Z2-7]{32}");

              MockHttpServletResponse wrong = confirm(session, "000 00");
              assertThat(wrong.getStatus()).isEqualTo(422);
              assertThat(Jsoup.parse(wrong.getContentAsString()).select("#key").text())
                  .isEqualTo(page.select("#key").text());

              MockHttpServletResponse right =
                  confirm(session, Authenticator.code(key[0], Instant.now()));
              codes.addAll(
                  Jsoup.parse(right.getContentAsString()).select("#codes code").eachText());
              Cookie now = cookie(right);
              assertThat(now.getValue()).isNotEqualTo(session.getValue());
              for (String path : List.of(PATH, "/account", "/account/sessions")) {
                MockHttpServletResponse after = send(get(path).cookie(now));
                assertThat(after.getStatus()).isEqualTo(200);
                afterwards.add(after.getContentAsString());
              }
              assertThat(send(get(PATH + "/key").cookie(now)).getRedirectedUrl()).isEqualTo(PATH);
            });
    assertThat(codes).hasSize(10).allMatch(c -> c.matches("([a-z2-7]{4}-){5}[a-z2-7]{4}"));
    Person root = cast.rootTheAdministrator();
    for (String path :
        List.of("/accounts/" + iris.id(), "/accounts/" + iris.id() + "/second-factor")) {
      afterwards.add(send(get(path).with(as(root))).getContentAsString());
    }
    afterwards.addAll(log);
    afterwards.addAll(
        database.sql("select details::text from audit_event").query(String.class).list());
    assertThat(log).isNotEmpty();
    for (String secret : List.of(key[0], codes.getFirst(), codes.getLast())) {
      assertThat(afterwards.stream().filter(text -> text.contains(secret)).findFirst()).isEmpty();
    }
  }

  @Test
  void withoutARecentPasswordNoKeyIsMade() throws Exception {
    var old =
        authentication(
            UsernamePasswordAuthenticationToken.authenticated(
                iris.account().signedIn(Instant.now().minusSeconds(301)), null, List.of()));
    MockHttpServletResponse asked = send(post(PATH + "/keys").with(csrf()).with(old));
    assertThat(asked.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(asked.getContentAsString()).select("#password")).hasSize(1);
    assertThat(factors.waiting(iris.actor())).isEmpty();
    assertThat(
            send(post(PATH + "/keys").with(csrf()).with(old).param("password", iris.password()))
                .getRedirectedUrl())
        .isEqualTo(PATH + "/key");
  }

  @Test
  void anAdministratorTakesALostOneAwayOnAPageOfItsOwn() throws Exception {
    Authenticator app = Authenticator.of(iris, factors);
    Cookie session = cookie(code(cookie(password(cookie(send(get("/sign-in"))))), app.next()));
    String page = "/accounts/" + iris.id() + "/second-factor";
    for (Person no : List.of(cast.marcusTheIssm(null), cast.veraTheAuditor(null))) {
      assertThat(send(get(page).with(as(no))).getStatus()).isEqualTo(403);
      assertThat(send(post(page + "/removal").with(csrf()).with(as(no))).getStatus())
          .isEqualTo(403);
    }
    Person root = cast.rootTheAdministrator();
    assertThat(send(get(page).with(as(root))).getStatus()).isEqualTo(200);
    assertThat(send(post(page + "/removal").with(csrf()).with(as(root))).getRedirectedUrl())
        .isEqualTo("/accounts/" + iris.id());
    assertThat(send(get("/account").cookie(session)).getRedirectedUrl()).isEqualTo("/sign-in");
    assertThat(send(get(page).with(as(root))).getStatus()).isEqualTo(404);
  }

  @Test
  void aTokenNeedsTheCodeInItsHeaderAndEveryRefusalReadsTheSame() throws Exception {
    Authenticator app = Authenticator.of(iris, factors);
    Set<String> told = new HashSet<>();
    for (MockHttpServletResponse no :
        List.of(
            basic(iris.password(), null),
            basic("not the password", app.next()),
            basic("not the password", null))) {
      assertThat(no.getStatus()).isEqualTo(401);
      assertThat(no.getHeader("WWW-Authenticate")).startsWith("Basic");
      assertThat(no.getContentAsString()).contains("in the header OTP");
      told.add(no.getContentAsString().replaceAll("\"requestId\":\"[^\"]*\"", ""));
    }
    assertThat(told).hasSize(1);
    MockHttpServletResponse locked = basic(iris.password(), app.next());
    assertThat(locked.getStatus()).as("three refusals locked the name").isEqualTo(401);
    told.add(locked.getContentAsString().replaceAll("\"requestId\":\"[^\"]*\"", ""));
    assertThat(told).hasSize(1);
  }

  @Test
  void aTokenIsMadeWithTheCodeOnce() throws Exception {
    Authenticator app = Authenticator.of(iris, factors);
    assertThat(basic(iris.password(), app.wrong()).getStatus()).isEqualTo(401);
    assertThat(basic(iris.password(), app.next()).getStatus()).isEqualTo(201);
    assertThat(basic(iris.password(), app.next()).getStatus()).isEqualTo(401);
    assertThat(basic(iris.password(), app.recovery().getFirst()).getStatus()).isEqualTo(201);
  }

  @Test
  void whereOneIsRequiredTheTokensOfWhoHasNoneAreRefused() throws Exception {
    var filter = new BearerFilter(bearers, new SecondFactorRule(SecondFactorRule.From.REQUIRED));
    String key = cast.key(iris);
    assertThatThrownBy(() -> filter.doFilter(bearing(key), new MockHttpServletResponse(), ended()))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("must have a second factor");
    Authenticator.of(iris, factors);
    MockHttpServletRequest admitted = bearing(key);
    filter.doFilter(admitted, new MockHttpServletResponse(), ended());
    SecurityContextHolder.clearContext();
    assertThat(CurrentActor.of(admitted)).isPresent();
  }

  private static MockHttpServletRequest bearing(String key) {
    var request = new MockHttpServletRequest("GET", "/api/v1/clusters");
    request.addHeader("Authorization", "Bearer " + key);
    return request;
  }

  private static MockFilterChain ended() {
    return new MockFilterChain();
  }

  @Test
  void theChainsOfPagesAndTokensHoldTheRule() {
    assertThat(chains.getFilters("/fleet")).hasAtLeastOneElementOfType(EnrolmentFirst.class);
    var making = new MockHttpServletRequest("POST", "/api/v1/tokens");
    making.setServletPath("/api/v1/tokens");
    assertThat(
            chains.getFilterChains().stream()
                .filter(chain -> chain.matches(making))
                .findFirst()
                .orElseThrow()
                .getFilters())
        .hasAtLeastOneElementOfType(EnrolmentFirst.class);
  }

  private MockHttpServletResponse basic(String password, String code) throws Exception {
    MockHttpServletRequestBuilder wanted =
        post("/api/v1/tokens")
            .with(httpBasic(iris.username(), password))
            .contentType("application/json")
            .content("{\"name\": \"nightly\"}");
    return send(code == null ? wanted : wanted.header("OTP", code));
  }

  private MockHttpServletResponse password(Cookie session) throws Exception {
    return send(
        post("/sign-in")
            .cookie(session)
            .with(csrf())
            .param("username", iris.username())
            .param("password", iris.password()));
  }

  private MockHttpServletResponse code(Cookie session, String code) throws Exception {
    return send(post("/sign-in/code").cookie(session).with(csrf()).param("code", code));
  }

  private MockHttpServletResponse confirm(Cookie session, String code) throws Exception {
    return send(post(PATH + "/key").with(csrf()).cookie(session).param("code", code));
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }

  private static Cookie cookie(MockHttpServletResponse response) {
    Cookie cookie = response.getCookie("SESSION");
    assertThat(cookie).isNotNull();
    return cookie;
  }
}
