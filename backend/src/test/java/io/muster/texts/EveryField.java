package io.muster.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.access.AccessTable;
import io.muster.access.AccessWorld;
import io.muster.access.AccessWorld.Side;
import io.muster.access.Answer;
import io.muster.access.Route;
import io.muster.access.Routes;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A test that fills the fields of every route, taken from the running application: a new field is
 * filled too. What was found wrong is told all at once.
 */
@PortalTest
abstract class EveryField {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired TransactionTemplate transaction;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  final Map<Route, List<Field>> routes = new TreeMap<>();
  final List<String> wrong = new ArrayList<>();
  Asker asker;
  AccessWorld world;

  private final Map<String, Person> people = new LinkedHashMap<>();
  Map<Route, AccessTable.Row> access;

  @BeforeEach
  void routesAreRead() {
    asker = new Asker(mvc, cast);
    world = beans.createBean(AccessWorld.class);
    access = AccessTable.read(Path.of("docs", "access.md")).rows();
    Routes.of(mappings)
        .forEach(
            (route, handled) -> {
              // A stream that does not end, of ids and words of the portal's own.
              if (!route.pattern().equals("/live")) {
                routes.put(route, Fields.of(route, handled.by()));
              }
            });
  }

  final void nothingIsWrong() {
    assertThat(String.join("\n", wrong)).isEmpty();
  }

  /** Asks, and takes back whatever came of it. */
  final MockHttpServletResponse undone(Route route, Side side, Map<String, Object> said) {
    Person who = who(route, side);
    asker.knows(who);
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          return asker.ask(route, routes.get(route), side, who, said);
        });
  }

  /** Notes what is wrong with an answer, and gives what it says. */
  final ReadAnswer look(String what, MockHttpServletResponse answer) {
    if (answer.getStatus() >= 500) {
      wrong.add(what + " fails: " + answer.getHeader(Asker.FAILURE));
    }
    ReadAnswer read = ReadAnswer.of(answer);
    read.wrong().forEach(w -> wrong.add(what + " " + w));
    return read;
  }

  /** Somebody whom the route lets in, or nobody. */
  final @Nullable Person who(Route route, Side side) {
    AccessTable.Row row = access.get(route);
    for (Role role :
        new Role[] {
          Role.ISSM, Role.ISSO, Role.AO, Role.ADMINISTRATOR, Role.OPERATOR, Role.AUDITOR
        }) {
      if (row.here(role) == Answer.YES || row.onlyEverywhere(role)) {
        return who(role, row.onlyEverywhere(role), side);
      }
    }
    return people.computeIfAbsent("ISSM", r -> world.with(Role.ISSM, side));
  }

  /** Somebody with the role, there or everywhere. */
  final Person who(Role role, boolean everywhere, Side side) {
    return everywhere
        ? people.computeIfAbsent(
            role + " everywhere", r -> cast.person("Eve", new Grant(role, null)))
        : people.computeIfAbsent(role + " " + side.boundary().id(), r -> world.with(role, side));
  }

  /** What an answer says. */
  static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
