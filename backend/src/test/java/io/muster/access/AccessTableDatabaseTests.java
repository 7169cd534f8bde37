package io.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * {@code docs/access.md} against the running application: each route is called as each role, in the
 * boundary of the thing asked about and elsewhere, without a role and without a sign-in. What a
 * call does is taken back.
 */
@PortalTest
class AccessTableDatabaseTests {

  private static final Path TABLE = Path.of("docs", "access.md");

  /** What is asked about things that a cluster may also do without. */
  private static final Pattern BESIDES =
      Pattern.compile(
          "^(/api/v1)?/clusters/[{]id}/(watch|renewal)|^/api/v1/clusters/[{]id}/bundle");

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired TransactionTemplate transaction;
  @Autowired SessionRepository<? extends Session> sessions;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private AccessWorld world;
  private final Map<Person, String> keys = new LinkedHashMap<>();

  @Test
  void everyRouteHasARowAndEveryRowARoute() {
    assertThat(new TreeSet<>(AccessTable.read(TABLE).rows().keySet()))
        .isEqualTo(new TreeSet<>(RouteCalls.routes(mappings).keySet()));
  }

  @Test
  void everyRouteAnswersEveryRoleAsTheTableSaysAndTellsNobodyAForeignName() {
    world = beans.createBean(AccessWorld.class);
    AccessWorld.Side here = world.side();
    AccessWorld.Side there = world.side();
    Map<Role, Person> inside = new EnumMap<>(Role.class);
    Map<Role, Person> outside = new EnumMap<>(Role.class);
    Map<Role, Person> everywhere = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      inside.put(role, world.with(role, here));
      outside.put(role, world.with(role, there));
      // A representative is one of a boundary.
      if (role != Role.AODR) {
        everywhere.put(role, cast.person("Eve", new Grant(role, null)));
      }
    }
    Person nobody = cast.person("Nobody");
    Map<Route, RequestMappingInfo> routes = RouteCalls.routes(mappings);
    List<String> wrong = new ArrayList<>();
    Map<Route, AccessTable.Row> rows = new TreeMap<>(AccessTable.read(TABLE).rows());
    rows.keySet().retainAll(routes.keySet());
    rows.forEach(
        (route, row) -> {
          RequestMappingInfo info = routes.get(route);
          for (Role role : Role.values()) {
            compare(route, info, inside.get(role), here, there, row.here(role), role + "", wrong);
            compare(
                route,
                info,
                outside.get(role),
                here,
                here,
                row.elsewhere(role),
                role + " elsewhere",
                wrong);
            if (row.onlyEverywhere(role)) {
              compare(
                  route,
                  info,
                  everywhere.get(role),
                  here,
                  null,
                  Answer.YES,
                  role + " everywhere",
                  wrong);
            }
          }
          compare(route, info, nobody, here, here, row.withoutRole(), "no role", wrong);
          narrowed(route, info, outside.get(Role.AUDITOR), here, wrong);
          compare(route, info, null, here, here, row.anonymous(), "anonymous", wrong);
        });
    assertThat(String.join("\n", wrong)).isEmpty();
  }

  private void compare(
      Route route,
      RequestMappingInfo info,
      @Nullable Person viewer,
      AccessWorld.Side asked,
      AccessWorld.@Nullable Side foreign,
      Answer expected,
      String who,
      List<String> wrong) {
    String place = route + " as " + who;
    try {
      MockHttpServletResponse response = call(route, info, viewer, asked, asked.says(route));
      Answer answer = Answer.of(response);
      if (answer != expected) {
        wrong.add("%s: %s (%d), not %s".formatted(place, answer, response.getStatus(), expected));
      }
      String body = response.getContentAsString();
      if (route.reads() && foreign != null) {
        foreignNames(body, foreign).forEach(name -> wrong.add(place + " reads " + name));
      }
    } catch (Exception | AssertionError broken) {
      wrong.add(place + " breaks: " + broken);
    }
  }

  /** A list or a file, asked for as if it were that of a boundary in which one has no role. */
  private void narrowed(
      Route route,
      RequestMappingInfo info,
      Person viewer,
      AccessWorld.Side foreign,
      List<String> wrong) {
    if (route.reads() && !route.pattern().contains("{")) {
      try {
        String body =
            call(route, info, viewer, foreign, AccessWorld.narrowedTo(foreign))
                .getContentAsString();
        foreignNames(body, foreign)
            .forEach(name -> wrong.add(route + " narrowed to another's boundary reads " + name));
      } catch (Exception broken) {
        wrong.add(route + " narrowed to another's boundary breaks: " + broken);
      }
    }
  }

  private static List<String> foreignNames(String body, AccessWorld.Side foreign) {
    return foreign.names().stream()
        .filter(body::contains)
        .filter(name -> Pattern.compile("\\b" + name + "\\b").matcher(body).find())
        .toList();
  }

  private MockHttpServletResponse call(
      Route route,
      RequestMappingInfo info,
      @Nullable Person viewer,
      AccessWorld.Side asked,
      Map<String, String> says) {
    RequestPostProcessor as = viewer == null ? request -> request : signedIn(route, viewer);
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          if (BESIDES.matcher(route.pattern()).find()) {
            world.watchedAndRenewed(asked);
          }
          try {
            return mvc.perform(RouteCalls.request(route, info, asked, says).with(as))
                .andReturn()
                .getResponse();
          } catch (Exception broken) {
            throw new IllegalStateException(broken);
          }
        });
  }

  private RequestPostProcessor signedIn(Route route, Person viewer) {
    if (route.ofApi() && !route.pattern().equals("/api/v1/tokens")) {
      return Cast.bearer(keys.computeIfAbsent(viewer, cast::key));
    }
    return route.pattern().equals("/live")
        ? request -> Cast.as(viewer).postProcessRequest(inASession(request, sessions))
        : Cast.as(viewer);
  }

  private static <S extends Session> MockHttpServletRequest inASession(
      MockHttpServletRequest request, SessionRepository<S> sessions) {
    S session = sessions.createSession();
    sessions.save(session);
    byte[] id = session.getId().getBytes(StandardCharsets.UTF_8);
    request.setCookies(new Cookie("SESSION", Base64.getEncoder().encodeToString(id)));
    return request;
  }
}
