package io.muster.reports.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.testing.BusyBoundary;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The views of the roles in a real browser: wide, narrow, dark, and with scripts off. */
class OverviewBrowserTests extends BrowserTest {

  private static final List<String> VIEWS = List.of("clusters", "boundaries", "risk", "record");

  @Autowired private BusyBoundary busy;
  @Autowired private Fleet fleet;
  @Autowired private Cast cast;

  @Test
  void eachViewIsWholeOnADeskAndOnATelephoneAndWithoutScripts() {
    Boundary one = busy.named("shipyard-" + UUID.randomUUID().toString().substring(0, 4));
    Boundary two =
        busy.named(
            "norfolk-naval-shipyard-radiological-environmental-monitor-"
                + UUID.randomUUID().toString().substring(0, 4));
    Person iris =
        cast.person(
            "Iris",
            Stream.of(one, two, fleet.aBoundary())
                .flatMap(
                    b ->
                        Stream.of(Role.ISSO, Role.ISSM, Role.AO, Role.AUDITOR)
                            .map(role -> new Grant(role, b.id())))
                .toArray(Grant[]::new));
    for (Look look :
        List.of(Look.WIDE, Look.NARROW, Look.WIDE.inTheDark(), Look.NARROW.withoutScripts())) {
      try (var visitor = visitor(look)) {
        visitor.signIn(iris);
        for (String view : VIEWS) {
          assertThat(visitor.open("/overview?view=" + view)).isEqualTo(200);
          visitor.judges("overview-" + view);
        }
        visitor.page().locator("td.num a").first().click();
        assertThat(visitor.page().url()).contains("boundary=");
      }
    }
    try (var visitor = visitor(Look.WIDE)) {
      visitor.signIn(cast.person("Ada", new Grant(Role.AO, fleet.aBoundary().id())));
      visitor.open("/overview");
      visitor.judges("overview-empty");
    }
  }
}
