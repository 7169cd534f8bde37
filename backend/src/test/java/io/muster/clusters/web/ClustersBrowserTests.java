package io.muster.clusters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.VerdictSettings;
import io.muster.clusters.VerdictSettingsManagement;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Uploads;
import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class ClustersBrowserTests extends BrowserTest {

  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired VerdictSettingsManagement settings;
  @Autowired BoundaryManagement boundaries;
  @Autowired ClusterManagement clusters;
  @Autowired BundleManagement bundles;

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
    var ada = cast.person("Root", new Grant(Role.ADMINISTRATOR, shipyard.id()));

    try (var somebody = visitor(Look.WIDE)) {
      somebody.signIn(ada);
      assertThat(somebody.open("/boundaries")).isEqualTo(200);
      somebody.judges("boundaries");
      assertThat(somebody.open("/boundaries/" + shipyard.id())).isEqualTo(200);
      somebody.judges("boundary");
      assertThat(somebody.open("/boundaries/" + shipyard.id() + "/edit")).isEqualTo(200);
      somebody.page().getByLabel("Time zone").fill("Mars");
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

  @Test
  void whatMovesVerdictsAndWhoRepresentsTheAoAreWholePages() {
    var boundary = fleet.aBoundary("radiological-environmental-" + UUID.randomUUID());
    var ada = cast.adaTheAo(boundary.id());
    String why = "The assessor asks for it, since containers come and go within a week here.";
    settings.decide(
        ada.actor(), boundary.id(), new VerdictSettings(3, "com.docker.ucp.version", 2), why);
    cast.person("Bartholomew Featherstonehaugh", new Grant(Role.AODR, boundary.id()));
    String page = "/boundaries/" + boundary.id();
    for (Look look : List.of(Look.WIDE, Look.NARROW)) {
      try (var visitor = visitor(look)) {
        visitor.signIn(ada);
        assertThat(visitor.open(page)).isEqualTo(200);
        visitor.judges("boundary-decided");
        assertThat(visitor.open(page + "/settings")).isEqualTo(200);
        visitor.page().getByText("Decide", new Page.GetByTextOptions().setExact(true)).click();
        visitor.page().locator(".summary").waitFor();
        visitor.judges("settings-refused");
        assertThat(visitor.open(page + "/representatives")).isEqualTo(200);
        visitor.judges("representatives");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bothWidths")
  void whatIsProposedIsWholeOnEveryPageThatTellsOfIt(Look look) {
    var boundary = fleet.aBoundary();
    var harbor = fleet.clusterIn(boundary, "harbor-" + "x".repeat(56));
    var otis = cast.otisTheOperator(boundary.id());
    bundles.upload(otis.actor(), harbor.id(), Uploads.harbor().bytes());
    bundles.upload(otis.actor(), harbor.id(), Uploads.stranger().bytes(), "Rebuilt after a fire.");
    var asked = harbor.details().withEndpoint("https://" + "long.".repeat(30) + "example.mil:443");
    var waiting = clusters.edit(otis.actor(), harbor.id(), asked, null, "x".repeat(300)).waiting();
    try (var marcus = visitor(look).signIn(cast.marcusTheIssm(boundary.id()))) {
      marcus.judges("work-to-confirm");
      assertThat(marcus.open("/clusters/" + harbor.id())).isEqualTo(200);
      marcus.judges("cluster-with-proposals");
      assertThat(marcus.open("/clusters/" + harbor.id() + "/proposed-changes")).isEqualTo(200);
      marcus.judges("proposed-changes");
      assertThat(marcus.open("/clusters/" + harbor.id() + "/bundle")).isEqualTo(200);
      marcus.judges("bundle-waiting");
      assertThat(marcus.open("/proposed-changes/" + waiting.getFirst().id())).isEqualTo(200);
      marcus.judges("proposed-change");
      marcus
          .page()
          .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Refuse"))
          .click();
      marcus.page().locator(".summary").waitFor();
      marcus.judges("proposed-change-refused-form");
      marcus.page().getByLabel("Remark").fill("Called the site.");
      marcus
          .page()
          .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm"))
          .click();
      assertThat(marcus.page().locator("main").textContent()).contains("is confirmed");
    }
  }

  static java.util.stream.Stream<Look> bothWidths() {
    return java.util.stream.Stream.of(Look.WIDE, Look.NARROW.inTheDark());
  }
}
