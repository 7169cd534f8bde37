package io.muster.posture.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.identity.Actor;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class FleetPageDatabaseTests {

  private static final Actor PORTAL = Actor.portal("test");

  /** Of what was just seen, on a machine that may have stood still meanwhile. */
  private static final String AGE = "\\d+(\\.\\d)? (s|min)";

  @Autowired MockMvc browser;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired ClusterManagement clusters;

  private Boundary boundary;
  private Person otis;

  @BeforeEach
  void aBoundaryOfItsOwn() {
    boundary = fleet.aBoundary();
    otis = cast.otisTheOperator(boundary.id());
  }

  @Test
  void theWorstStandsFirstWithItsReasonAndItsFigures() throws Exception {
    seen(fleet.harborIn(boundary), Seen.on("w1").apart("w1", "web"));
    seen(fleet.drydockIn(boundary), Seen.on("w1").host("w1", "dbg").systemHost("w1", "ucp"));
    fleet.skiffIn(boundary);
    seen(fleet.clusterIn(boundary, "anchor"), Seen.on("w1").host("w1", "dbg"));
    Document page = page("/fleet");

    assertThat(page.select("table.fleet tbody tr").eachText())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("Open drydock " + boundary.name())
                    .contains("1 container without the system label and 1 system container share")
                    .matches(".* share the host PID namespace 2 2 " + AGE + " none"),
            second ->
                assertThat(second).startsWith("Open anchor").matches(".* 1 1 " + AGE + " none"),
            third ->
                assertThat(third)
                    .startsWith("Not Reviewed skiff")
                    .endsWith("Never scanned not read never none"),
            fourth -> assertThat(fourth).startsWith("Not a Finding harbor").contains(" 0 0 "));
    assertThat(page.select(".roll li").eachText())
        .containsExactly("Open 2", "Not Reviewed 1", "Not a Finding 1", "Not Applicable 0");
    assertThat(page.select("tfoot td").eachText()).startsWith("4 clusters", "3", "3");
    assertThat(page.selectFirst("th[aria-sort]").text()).isEqualTo("Verdict");
    assertThat(page.select("th[aria-sort]").attr("aria-sort")).isEqualTo("descending");
    assertThat(page.select("main").attr("sse-connect")).isEqualTo("/live");
  }

  @Test
  void whatNeedsCareIsCountedAndListed() throws Exception {
    seen(fleet.harborIn(boundary), Seen.on("w1").apart("w1", "web"));
    fleet.skiffIn(boundary);
    Document page = page("/fleet");
    assertThat(page.select("nav[aria-label='Clusters that need care'] a").eachText())
        .containsExactly("No complete scan for 7 days 1", "No bundle 2");
    assertThat(page("/fleet?care=not-scanned-7").select("table.fleet tbody th").eachText())
        .containsExactly("skiff");
    assertThat(page("/fleet?care=not-scanned-30").select("nav a[aria-current=true]").text())
        .contains("No complete scan for 30 days 1");
    assertThat(page("/fleet?care=bundle-14").select("table.fleet tbody th")).isEmpty();
    assertThat(page("/fleet?care=nonsense").select("table.fleet tbody th")).hasSize(2);
  }

  @Test
  void filtersAndOrderAreInTheAddress() throws Exception {
    seen(fleet.drydockIn(boundary), Seen.on("w1").host("w1", "dbg"));
    clusters.register(
        PORTAL,
        ClusterDetails.named("skiff", boundary.id())
            .withEnvironment("production")
            .withLabels(Map.of("tier", "gold")));
    fleet.harborIn(boundary);

    assertThat(names(page("/fleet?sort=-cluster"))).containsExactly("skiff", "harbor", "drydock");
    assertThat(names(page("/fleet?sort=nonsense"))).first().isEqualTo("drydock");
    assertThat(names(page("/fleet?sort=-raw"))).first().isEqualTo("drydock");
    for (String last : List.of("open", "raw", "last-scan", "verdict")) {
      assertThat(names(page("/fleet?sort=" + last)))
          .as(last)
          .hasSize(3)
          .last()
          .isEqualTo("drydock");
    }
    assertThat(names(page("/fleet?sort=-boundary"))).containsExactly("drydock", "harbor", "skiff");
    assertThat(names(page("/fleet?verdict=open"))).containsExactly("drydock");
    assertThat(names(page("/fleet?environment=Production"))).containsExactly("skiff");
    assertThat(names(page("/fleet?q=tier%3Dgold"))).containsExactly("skiff");
    Document filtered = page("/fleet?verdict=not-reviewed&sort=cluster");
    assertThat(names(filtered)).containsExactly("harbor", "skiff");
    assertThat(filtered.select("#clusters .meta").text()).startsWith("2 of 3 clusters");
    assertThat(filtered.select(".roll a[aria-current] .figure").text()).isEqualTo("2");
    assertThat(filtered.select(".roll a").first().attr("href"))
        .isEqualTo("/fleet?sort=cluster&verdict=open");
    assertThat(filtered.select("select#verdict option[selected]").val()).isEqualTo("not-reviewed");
    Document none = page("/fleet?q=nowhere");
    assertThat(none.select(".empty b").text()).isEqualTo("No cluster matches.");
    assertThat(none.select("form.filters")).isNotEmpty();
  }

  @Test
  void outsideOnesBoundariesThereIsNoRowNoCountAndNoOption() throws Exception {
    Boundary other = fleet.aBoundary();
    clusters.register(
        PORTAL, ClusterDetails.named("elsewhere", other.id()).withEnvironment("secret-range"));
    fleet.harborIn(boundary);
    Document page = page("/fleet");

    assertThat(names(page)).containsExactly("harbor");
    assertThat(page.select(".title .meta").text()).startsWith("1 cluster in 1 boundary.");
    assertThat(page.outerHtml()).doesNotContain("elsewhere", "secret-range", other.name());
    assertThat(names(page("/fleet?boundary=" + other.id()))).isEmpty();
    assertThat(send("/fleet.csv").getContentAsString()).doesNotContain("elsewhere");
  }

  @Test
  void anEmptyFleetSaysWhatToDoToThoseWhoMay() throws Exception {
    Document operators = page("/fleet");
    assertThat(operators.select(".empty a").attr("href")).isEqualTo("/clusters/new");
    assertThat(operators.select(".roll, form.filters, table")).isEmpty();
    Document auditors =
        Jsoup.parse(send("/fleet", cast.veraTheAuditor(boundary.id())).getContentAsString());
    assertThat(auditors.select("a[href=/clusters/new]")).isEmpty();
    assertThat(auditors.select(".empty b").text()).isEqualTo("No cluster yet.");
  }

  @Test
  void theFileHasTheSameRowsAndNoFormulas() throws Exception {
    clusters.register(
        PORTAL,
        ClusterDetails.named("harbor", boundary.id())
            .withEnvironment("=HYPERLINK(\"https://evil.example\",\"x\")"));
    seen(fleet.drydockIn(boundary), Seen.on("w1").host("w1", "dbg"));
    MockHttpServletResponse file = send("/fleet.csv?sort=cluster");

    assertThat(file.getContentType()).startsWith("text/csv");
    assertThat(file.getHeader("Content-Disposition"))
        .matches("attachment; filename=\"UNCLASSIFIED-fleet-\\d{8}T\\d{6}Z\\.csv\"");
    List<String> lines = file.getContentAsString().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).startsWith("As of,Cluster,Boundary,Environment,Labels,Verdict,");
    assertThat(lines.get(1)).contains(",drydock,").contains(",Open,").contains(",1,1,0,0,0,");
    assertThat(lines.get(2))
        .contains("\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"x\"\")\"")
        .contains("Not Reviewed,Never scanned,");
    assertThat(send("/fleet.csv?verdict=open").getContentAsString().lines()).hasSize(2);
  }

  @Test
  void moreThanAPageIsPaged() throws Exception {
    for (int n = 0; n < 51; n++) {
      fleet.clusterIn(boundary, "c%02d".formatted(n));
    }
    assertThat(names(page("/fleet"))).hasSize(50);
    Document second = page("/fleet?page=2&sort=cluster");
    assertThat(names(second)).containsExactly("c50");
    assertThat(second.select(".usa-pagination > span").text()).isEqualTo("51 to 51 of 51");
    assertThat(second.select("a[rel=prev]").attr("href")).isEqualTo("/fleet?sort=cluster");
  }

  @Test
  void theStartIsTheFleet() throws Exception {
    MockHttpServletResponse start = send("/");
    assertThat(start.getStatus()).isEqualTo(303);
    assertThat(start.getRedirectedUrl()).isEqualTo("/fleet");
  }

  private void seen(Cluster cluster, Seen what) {
    scans.of(cluster, what);
  }

  private static List<String> names(Document page) {
    return page.select("table.fleet tbody th a").eachText();
  }

  private Document page(String address) throws Exception {
    MockHttpServletResponse answer = send(address);
    assertThat(answer.getStatus()).isEqualTo(200);
    return Jsoup.parse(answer.getContentAsString());
  }

  private MockHttpServletResponse send(String address) throws Exception {
    return send(address, otis);
  }

  private MockHttpServletResponse send(String address, Person who) throws Exception {
    return browser
        .perform(get(java.net.URI.create(address)).with(as(who)))
        .andReturn()
        .getResponse();
  }
}
