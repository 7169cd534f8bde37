package io.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.identity.SecondFactorManagement;
import io.muster.shared.PlainText;
import io.muster.testing.Authenticator;
import io.muster.testing.Cast;
import io.muster.testing.Hostile;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.certificates.CertificateSite;
import io.muster.testing.oidc.Keycloak;
import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route that leads a browser elsewhere, with hostile addresses in all that a redirect might
 * be built from: parameters of the usual names and the route's own, the headers that tell where one
 * comes from or what the portal is called, and the page asked for before sign-in. None leads out.
 */
@PortalTest
class RedirectTableDatabaseTests {

  private static final List<String> PARAMETERS =
      List.of(
          "back",
          "continue",
          "dest",
          "from",
          "goto",
          "next",
          "path",
          "redirect",
          "redirectUrl",
          "redirect_uri",
          "return",
          "returnTo",
          "return_to",
          "target",
          "to",
          "uri",
          "url");
  private static final List<String> HEADERS =
      List.of(
          "Forwarded",
          "HX-Current-URL",
          "Origin",
          "Referer",
          "X-Forwarded-Host",
          "X-Forwarded-Path",
          "X-Forwarded-Prefix",
          "X-Forwarded-Server",
          "X-Host",
          "X-Original-URL",
          "X-Rewrite-URL");

  /** The ways out of the portal's own address, which the settings name and no request. */
  private static final String TO_THE_CERTIFICATE_PORT =
      "0; url=" + CertificateSite.PORT + "/sign-in/certificate";

  private static final String TO_THE_PROVIDER =
      "0; url=" + Keycloak.ISSUER + "/protocol/openid-connect/auth?";

  /** The headers of an answer that move a browser. */
  private static final List<String> LEADING =
      List.of(
          "Location", "Content-Location", "Refresh", "HX-Redirect", "HX-Location", "HX-Push-Url");

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired TransactionTemplate transaction;
  @Autowired SecondFactorManagement factors;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void noRouteThatRedirectsLeadsOut() {
    Keycloak.running();
    AccessWorld.Side side = beans.createBean(AccessWorld.class).side();
    Map<Role, Person> people = new EnumMap<>(Role.class);
    Map<Route, AccessTable.Row> rows = AccessTable.read(Path.of("docs", "access.md")).rows();
    Set<String> leading = new TreeSet<>();
    List<String> out = new ArrayList<>();
    RouteCalls.routes(mappings)
        .forEach(
            (route, info) -> {
              if (route.ofApi() || route.pattern().equals("/live")) {
                return;
              }
              AccessTable.Row row = Objects.requireNonNull(rows.get(route), route.toString());
              for (Person viewer : viewers(row, people)) {
                if (led(call(route, info, viewer, side.says(route), side, null)).isEmpty()) {
                  continue;
                }
                leading.add(route.toString());
                for (String target : tried(viewer, leading.size())) {
                  for (Map<String, String> says : saying(side.says(route), target)) {
                    led(call(route, info, viewer, says, side, target)).stream()
                        .filter(Hostile::leadsOut)
                        .forEach(l -> out.add(route + " with " + target + " leads to " + l));
                  }
                }
              }
            });
    assertThat(leading).hasSizeGreaterThan(60);
    assertThat(out).isEmpty();
  }

  @Test
  void thePageAskedForBeforeSignInIsOneOfThePortal() throws Exception {
    Person iris = cast.irisTheIsso(null);
    for (RequestPostProcessor asked : saved()) {
      Cookie before = cookie(mvc.perform(get("/clusters").with(asked)).andReturn().getResponse());
      MockHttpServletResponse in = password(iris, before, asked);
      assertThat(in.getHeader("Location")).startsWith("/clusters").matches(this::isLocal);
    }
  }

  @Test
  void andAfterTheCodeToo() throws Exception {
    for (RequestPostProcessor asked : saved()) {
      Person iris = cast.irisTheIsso(null);
      Authenticator app = Authenticator.of(iris, factors);
      Cookie before = cookie(mvc.perform(get("/clusters").with(asked)).andReturn().getResponse());
      Cookie half = cookie(password(iris, before, asked));
      MockHttpServletResponse in =
          mvc.perform(
                  post("/sign-in/code")
                      .param("code", app.next())
                      .cookie(half)
                      .with(csrf())
                      .with(asked))
              .andReturn()
              .getResponse();
      assertThat(in.getHeader("Location")).startsWith("/clusters").matches(this::isLocal);
    }
  }

  /** The control of the instant comes back to the page that it is on. */
  @Test
  void thePagesOfThePastLinkToNothingOutside() throws Exception {
    Person vera = cast.veraTheAuditor(null);
    for (String target : Hostile.targets()) {
      MockHttpServletResponse answer =
          mvc.perform(
                  get("/fleet")
                      .param("asOf", "2026-11-27")
                      .param("q", target)
                      .param(target, target)
                      .with(claiming(target))
                      .with(Cast.as(vera)))
              .andReturn()
              .getResponse();
      if (target.chars().anyMatch(Character::isISOControl)
          || PlainText.refusal("q", target).isPresent()) {
        assertThat(answer.getStatus()).as(target).isIn(400, 422);
        continue;
      }
      var links =
          Jsoup.parse(answer.getContentAsString())
              .select("a[href], form[action], [hx-get], [hx-post]");
      assertThat(links).as(target).isNotEmpty();
      assertThat(
              links.stream()
                  .flatMap(
                      e ->
                          Stream.of("href", "action", "hx-get", "hx-post")
                              .map(e::attr)
                              .filter(a -> !a.isEmpty() && !a.startsWith("#"))))
          .as(target)
          .allMatch(a -> a.startsWith("?") || isLocal(a));
    }
  }

  private boolean isLocal(String location) {
    return !Hostile.leadsOut(location);
  }

  /** Somebody who may, and nobody. */
  private List<@Nullable Person> viewers(AccessTable.Row row, Map<Role, Person> people) {
    List<@Nullable Person> viewers = new ArrayList<>();
    viewers.add(null);
    Stream.of(Role.values())
        .filter(role -> role != Role.AODR)
        .filter(role -> row.onlyEverywhere(role) || row.here(role) == Answer.YES)
        .findFirst()
        .map(role -> people.computeIfAbsent(role, r -> cast.person("Eve", new Grant(r, null))))
        .ifPresent(viewers::add);
    return viewers;
  }

  /** Nobody is led to the sign-in page by one and the same code: one target each will do. */
  private static List<String> tried(@Nullable Person viewer, int turn) {
    List<String> all = Hostile.targets();
    return viewer == null ? List.of(all.get(turn % all.size())) : all;
  }

  /** Parameters of the usual names besides the route's own, and in place of what those say. */
  private static List<Map<String, String>> saying(Map<String, String> own, String target) {
    Map<String, String> besides = new TreeMap<>(own);
    PARAMETERS.forEach(name -> besides.put(name, target));
    Map<String, String> instead = new TreeMap<>(besides);
    instead.replaceAll((name, said) -> target);
    return own.isEmpty() ? List.of(besides) : List.of(besides, instead);
  }

  /** Calls the route and takes back what that did. */
  private MockHttpServletResponse call(
      Route route,
      RequestMappingInfo info,
      @Nullable Person viewer,
      Map<String, String> says,
      AccessWorld.Side side,
      @Nullable String target) {
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          try {
            return mvc.perform(
                    RouteCalls.request(route, info, side, says)
                        .with(target == null ? request -> request : claiming(target))
                        .with(viewer == null ? request -> request : Cast.as(viewer)))
                .andReturn()
                .getResponse();
          } catch (Exception broken) {
            throw new IllegalStateException(route.toString(), broken);
          }
        });
  }

  private static List<String> led(MockHttpServletResponse response) {
    return LEADING.stream()
        .flatMap(name -> response.getHeaders(name).stream())
        .filter(where -> !where.equals(TO_THE_CERTIFICATE_PORT))
        .filter(where -> !where.startsWith(TO_THE_PROVIDER))
        .toList();
  }

  /** What a request may say of where it comes from and of what the portal is called. */
  private static RequestPostProcessor claiming(String target) {
    return request -> {
      HEADERS.forEach(name -> request.addHeader(name, target));
      request.setServerName(Hostile.HOST);
      return request;
    };
  }

  private static List<RequestPostProcessor> saved() {
    return Stream.of("//evil.example", "https:evil.example", "{evil}")
        .map(
            target ->
                (RequestPostProcessor)
                    request -> {
                      claiming(target).postProcessRequest(request);
                      request.setQueryString("next=" + target.replaceAll("[{}]", ""));
                      return request;
                    })
        .toList();
  }

  private MockHttpServletResponse password(
      Person person, Cookie session, RequestPostProcessor asked) throws Exception {
    return mvc.perform(
            post("/sign-in")
                .param("username", person.username())
                .param("password", person.password())
                .cookie(session)
                .with(csrf())
                .with(asked))
        .andReturn()
        .getResponse();
  }

  private static Cookie cookie(MockHttpServletResponse response) {
    return Objects.requireNonNull(response.getCookie("SESSION"));
  }
}
