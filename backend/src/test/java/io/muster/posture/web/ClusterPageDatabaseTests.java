package io.muster.posture.web;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.credentials.RegisterCluster;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.scans.Scans;
import io.muster.shared.ScanId;
import io.muster.simulator.HeldAnswer;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The page of a cluster that is scanned for real, on a simulated MKE over mutual TLS. */
@PortalTest
class ClusterPageDatabaseTests {

  private static final String WEB = "hb-w1";

  @Autowired MockMvc browser;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired RegisterCluster register;
  @Autowired ClusterManagement clusters;
  @Autowired Scans scans;

  private final SimulatedCluster simulated =
      SimulatedCluster.named("harbor").managers("hb-m1").node(WEB);
  private Simulator simulator;
  private Boundary boundary;
  private Cluster harbor;
  private Person otis;

  @BeforeEach
  void registerHarbor() {
    simulated.run(system("ucp-agent").on("hb-m1"));
    simulated.run(system("ucp-agent").on(WEB));
    simulator = Simulator.start(simulated);
    boundary = fleet.aBoundary();
    otis = cast.otisTheOperator(boundary.id());
    harbor =
        register
            .register(
                Actor.portal("test"),
                ClusterDetails.named("harbor", boundary.id()).withEnvironment("production"),
                simulator.bundle())
            .cluster();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aClusterNeverScannedSaysSoAndOffersTheScan() throws Exception {
    Document page = page(otis);
    assertThat(page.select(".verdict").text()).isEqualTo("Not Reviewed Never scanned.");
    assertThat(page.select(".figures").text())
        .isEqualTo(
            "Open in the checklist not read Unaddressed not read Raw not read Unread all Last"
                + " complete scan never");
    assertThat(page.select("#violations p").text()).endsWith("that proves nothing.");
    assertThat(page.select("#actions form").attr("action")).isEqualTo(address() + "/scans");
    assertThat(page.select("main .usa-button:not(.usa-button--outline)").eachText())
        .containsExactly("Scan now");
  }

  @Test
  void aScanFillsThePage() throws Exception {
    simulated.run(container("dbg").on(WEB).pidHost());
    simulated.run(container("strace").on(WEB).joining("dbg"));
    scan();
    Document page = page(otis);

    assertThat(page.select(".verdict").text())
        .isEqualTo("Open 2 containers without the system label share the host PID namespace.");
    assertThat(page.select(".figures").text())
        .startsWith("Open in the checklist 2 Unaddressed 2 Raw 2 of 4 containers read Unread 0");
    assertThat(page.select("#violations tbody tr").eachText())
        .satisfiesExactlyInAnyOrder(
            row -> assertThat(row).startsWith("Unaddressed dbg hb-w1 dbg host no "),
            row -> assertThat(row).startsWith("Unaddressed strace hb-w1 strace dbg host no "));
    assertThat(page.select("#violations tbody th a").attr("href")).startsWith("/findings/");
    assertThat(page.select("section[aria-labelledby=h-scopes] tbody td.num").eachText())
        .containsExactly("0", "0", "2", "0", "4", "2");
    assertThat(page.select("section[aria-labelledby=h-scopes] .meta.wide").text())
        .contains("2 system containers");
    assertThat(page.select("section[aria-labelledby=h-nodes] tbody th").eachText())
        .containsExactly("hb-m1", WEB);
    assertThat(page.select(".events li").eachText())
        .anySatisfy(turn -> assertThat(turn).startsWith("Not Reviewed Open "));
    assertThat(page.select("section[aria-labelledby=h-scans] tbody tr").text())
        .contains("Completed")
        .contains("2 of 4 containers read share")
        .contains("Asked for by " + otis.username());
    assertThat(page.select("section[aria-labelledby=h-bundle] dd").eachText())
        .contains("seems an administrator's");
  }

  @Test
  void aNodeThatVanishedIsConfirmedToHaveLeft() throws Exception {
    simulated.run(container("dbg").on(WEB).pidHost());
    scan();
    simulated.nodeLeaves(WEB);
    scan();
    Person iris = cast.irisTheIsso(boundary.id());
    assertThat(page(iris).select(".figures").text()).contains("Unread 0 on 1 unread node");
    String departure = address() + "/nodes/" + WEB + "/departure";
    assertThat(page(otis).select("a[href$=departure]")).isEmpty();
    assertThat(page(iris).select(".usa-alert a").attr("href")).isEqualTo(departure);
    assertThat(send(get(departure), otis).getStatus()).isEqualTo(403);
    assertThat(send(get(departure), iris).getStatus()).isEqualTo(200);
    MockHttpServletResponse refused = send(post(departure).with(csrf()).param("reason", " "), iris);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.getContentAsString()).select(".usa-error-message").text())
        .contains("Say why");
    var done = send(post(departure).with(csrf()).param("reason", "Scrapped on Monday."), iris);
    assertThat(done.getStatus()).isEqualTo(303);
    assertThat(done.getRedirectedUrl()).isEqualTo(address());
    Document after = page(iris);
    assertThat(after.select("#violations tbody tr")).isEmpty();
    assertThat(after.select("section[aria-labelledby=h-nodes] tbody th").eachText())
        .containsExactly("hb-m1");
  }

  @Test
  void aNodeThatIsDownIsPutOutOfServiceByTheIssm() throws Exception {
    scan();
    simulated.nodeDown(WEB);
    scan();
    Person marcus = cast.marcusTheIssm(boundary.id());
    String address = address() + "/nodes/" + WEB + "/out-of-service";
    assertThat(page(otis).select("section[aria-labelledby=h-nodes] .usa-alert").text())
        .startsWith(WEB + " is unread. The node does not answer");
    assertThat(page(marcus).select(".usa-alert a").attr("href")).isEqualTo(address);
    assertThat(send(get(address), otis).getStatus()).isEqualTo(403);
    assertThat(send(get(address), marcus).getStatus()).isEqualTo(200);
    for (String day : new String[] {"soon", "2020-01-01"}) {
      var refused =
          send(post(address).with(csrf()).param("until", day).param("reason", "Disk"), marcus);
      assertThat(refused.getStatus()).isEqualTo(422);
      assertThat(Jsoup.parse(refused.getContentAsString()).select("textarea").val())
          .isEqualTo("Disk");
    }
    String day = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
    var done = send(post(address).with(csrf()).param("until", day).param("reason", "Disk"), marcus);
    assertThat(done.getStatus()).isEqualTo(303);
    Document after = page(marcus);
    assertThat(after.select("section[aria-labelledby=h-nodes] .usa-alert")).isEmpty();
    assertThat(after.select("section[aria-labelledby=h-nodes] tbody").text())
        .contains("Out of service until ");
  }

  @Test
  void aNodeOutOfServiceIsCalledBackByTheIssm() throws Exception {
    simulated.nodeDown(WEB);
    Person marcus = cast.marcusTheIssm(boundary.id());
    String node = address() + "/nodes/" + WEB;
    scan();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    put(node, marcus, "", today.plusDays(9));
    scan();
    assertThat(page(marcus).select(".verdict").text()).startsWith("Not a Finding");
    String link = "section[aria-labelledby=h-nodes] tbody a";
    assertThat(page(otis).select(link)).isEmpty();
    assertThat(page(marcus).select(link).attr("href")).isEqualTo(node + "/return");
    assertThat(send(get(node + "/return"), otis).getStatus()).isEqualTo(403);
    assertThat(document(send(get(node + "/return"), marcus)).select("form.ask p").text())
        .startsWith("Out of service from ");
    for (LocalDate day : new LocalDate[] {today.minusDays(1), today.plusDays(9)}) {
      var refused = callBack(node, marcus, day.toString(), "Repaired");
      assertThat(refused.getStatus()).isEqualTo(422);
      assertThat(Jsoup.parse(refused.getContentAsString()).select("textarea").val())
          .isEqualTo("Repaired");
    }
    assertThat(callBack(node, marcus, "", " ").getStatus()).as("without a reason").isEqualTo(422);
    assertThat(callBack(node, marcus, today.plusDays(2).toString(), "Sooner").getStatus())
        .isEqualTo(303);
    assertThat(page(marcus).select(".verdict").text()).startsWith("Not a Finding");
    assertThat(callBack(node, marcus, "", "Repaired").getStatus()).isEqualTo(303);
    Document after = page(marcus);
    assertThat(after.select(".verdict").text())
        .startsWith("Not Reviewed Node " + WEB + ": unread since before");
    assertThat(after.select("section[aria-labelledby=h-nodes] .usa-alert").text())
        .startsWith(WEB + " is unread.");
    assertThat(after.select(link)).isEmpty();
    assertThat(callBack(node, marcus, "", "Repaired").getStatus())
        .as("it is in service")
        .isEqualTo(409);
    assertThat(document(send(get(node + "/return"), marcus)).select("form.ask")).isEmpty();
  }

  @Test
  void aTimeOutOfServiceIsPlannedAhead() throws Exception {
    scan();
    Person marcus = cast.marcusTheIssm(boundary.id());
    String node = address() + "/nodes/" + WEB;
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertThat(put(node, marcus, today.minusDays(1).toString(), today.plusDays(9)).getStatus())
        .as("never backwards")
        .isEqualTo(422);
    assertThat(put(node, marcus, today.plusDays(5).toString(), today.plusDays(4)).getStatus())
        .isEqualTo(422);
    assertThat(put(node, marcus, today.plusDays(5).toString(), today.plusDays(9)).getStatus())
        .isEqualTo(303);
    assertThat(page(marcus).select("section[aria-labelledby=h-nodes] tbody tr").last().text())
        .contains("read out of service from ")
        .contains("Call back");
  }

  private MockHttpServletResponse put(String node, Person who, String from, LocalDate until)
      throws Exception {
    return send(
        post(node + "/out-of-service")
            .with(csrf())
            .param("from", from)
            .param("until", until.toString())
            .param("reason", "Disk"),
        who);
  }

  private MockHttpServletResponse callBack(String node, Person who, String last, String reason)
      throws Exception {
    return send(
        post(node + "/return").with(csrf()).param("last", last).param("reason", reason), who);
  }

  @Test
  void whileAScanRunsFleetAndClusterSayItAndAskAgain() throws Exception {
    ScanId scan;
    try (HeldAnswer _ = HeldAnswer.at(simulator, "/info")) {
      scan = ask();
      Document page = page(otis);
      assertThat(page.select("#actions a.usa-button").last().attr("href"))
          .isEqualTo("/scans/" + scan);
      assertThat(page.select("#actions form")).isEmpty();
      assertThat(page.select("#standing").attr("hx-get")).isEqualTo(address());
      Document list = document(send(get("/fleet?page=1"), otis));
      assertThat(list.select("#clusters").attr("hx-get")).isEqualTo("/fleet");
      assertThat(list.select("td[data-label='Last scan']").text())
          .matches("Running|Connecting|Waiting for its turn");
    }
    end(scan);
    assertThat(page(otis).select("#standing").attr("hx-get")).isEmpty();
  }

  @Test
  void anAuditorReadsAndOthersFindNothing() throws Exception {
    Person vera = cast.veraTheAuditor(boundary.id());
    Document page = page(vera);
    assertThat(page.select("main form")).isEmpty();
    assertThat(page.select("#actions a").eachText()).containsExactly("Checklist", "Connection");
    assertThat(send(post(address() + "/scans").with(csrf()), vera).getStatus()).isEqualTo(403);
    Person stranger = cast.irisTheIsso(fleet.aBoundary().id());
    for (String path :
        new String[] {
          "",
          "/nodes/" + WEB + "/departure",
          "/nodes/" + WEB + "/out-of-service",
          "/nodes/" + WEB + "/return"
        }) {
      assertThat(send(get(address() + path), stranger).getStatus()).isEqualTo(404);
    }
    assertThat(send(post(address() + "/scans").with(csrf()), stranger).getStatus()).isEqualTo(404);
  }

  @Test
  void aRetiredClusterSaysWhyAndOffersNothing() throws Exception {
    Person marcus = cast.marcusTheIssm(boundary.id());
    clusters.retire(marcus.actor(), harbor.id(), "Replaced by skiff.");
    Document page = page(marcus);
    assertThat(page.select(".verdict").text()).startsWith("Retired Replaced by skiff.");
    assertThat(page.select("#actions a").eachText())
        .as("its past is still exported")
        .containsExactly("Checklist");
    assertThat(page.select("#actions form")).isEmpty();
    assertThat(document(send(get("/fleet"), marcus)).select("table.fleet")).isEmpty();
  }

  private ScanId ask() throws Exception {
    var asked = send(post(address() + "/scans").with(csrf()), otis);
    assertThat(asked.getStatus()).isEqualTo(303);
    return ScanId.parse(asked.getRedirectedUrl().substring("/scans/".length()));
  }

  private void scan() throws Exception {
    end(ask());
  }

  private void end(ScanId scan) throws InterruptedException {
    Instant until = Instant.now().plus(Duration.ofSeconds(60));
    while (scans.get(scan, Scope.EVERYTHING).status().open()) {
      assertThat(Instant.now()).as("the scan ends").isBefore(until);
      Thread.sleep(20);
    }
  }

  private String address() {
    return "/clusters/" + harbor.id();
  }

  private Document page(Person who) throws Exception {
    return document(send(get(address()), who));
  }

  private static Document document(MockHttpServletResponse answer) throws Exception {
    assertThat(answer.getStatus()).isEqualTo(200);
    return Jsoup.parse(answer.getContentAsString());
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request, Person who)
      throws Exception {
    return browser.perform(request.with(as(who))).andReturn().getResponse();
  }
}
