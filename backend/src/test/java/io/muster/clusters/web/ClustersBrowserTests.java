package io.muster.clusters.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.identity.Actor;
import io.muster.testing.Cast;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ClustersBrowserTests extends BrowserTest {

  @Autowired Cast cast;
  @Autowired BoundaryManagement boundaries;
  @Autowired ClusterManagement clusters;

  @Test
  void thePagesOfABoundaryAndItsClusterAreWhole() {
    var shipyard =
        boundaries.create(
            Actor.portal("test"),
            new BoundaryDetails(
                "shipyard-" + UUID.randomUUID().toString().substring(0, 8),
                "Shipyard Operations",
                "1234",
                "SYO",
                "Ada",
                "Marcus",
                LocalDate.of(2020, 1, 31),
                "America/New_York",
                7,
                "com.docker.ucp.version",
                7));
    var harbor =
        clusters.register(
            Actor.portal("test"),
            ClusterDetails.named("harbor", shipyard.id())
                .withEnvironment("production")
                .withLabels(Map.of("tier", "gold", "owner", "ops")));
    var ada =
        cast.person(
            "Root",
            new io.muster.identity.Grant(io.muster.identity.Role.ADMINISTRATOR, shipyard.id()));

    try (var somebody = visitor(Look.WIDE)) {
      somebody.signIn(ada);
      assertThat(somebody.open("/boundaries")).isEqualTo(200);
      somebody.judges("boundaries");
      assertThat(somebody.open("/boundaries/" + shipyard.id())).isEqualTo(200);
      somebody.judges("boundary");
      assertThat(somebody.open("/boundaries/" + shipyard.id() + "/edit")).isEqualTo(200);
      somebody.page().getByLabel("Allowed age").fill("40");
      somebody.page().locator("main button[type=submit]").click();
      somebody.page().locator(".summary").waitFor();
      somebody.judges("boundary-form-refused");
      assertThat(somebody.open("/clusters/" + harbor.id() + "/edit")).isEqualTo(200);
      somebody.judges("cluster-form");
    }
    try (var somebody = visitor(Look.WIDE)) {
      somebody.signIn(cast.marcusTheIssm(shipyard.id()));
      assertThat(somebody.open("/clusters/" + harbor.id() + "/retirement")).isEqualTo(200);
      somebody.judges("retirement");
    }
    try (var somebody = visitor(Look.NARROW)) {
      somebody.signIn(ada);
      somebody.open("/boundaries/" + shipyard.id());
      somebody.judges("boundary");
    }
  }
}
