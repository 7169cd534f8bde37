package io.muster.posture.web;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.scans.Scan;
import io.muster.simulator.Fault;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The page of a scan, of real scans of a simulated MKE. */
@PortalTest
class ScanPageDatabaseTests {

  @Autowired private MockMvc browser;
  @Autowired private Cast cast;
  @Autowired private Fleet fleet;
  @Autowired private AutowireCapableBeanFactory beans;

  private HarborAtSea sea;
  private Person otis;

  @BeforeEach
  void setSail() {
    sea = new HarborAtSea(beans.createBean(HarborAtSea.Beans.class));
    otis = cast.otisTheOperator(sea.boundary.id());
  }

  @AfterEach
  void land() {
    sea.close();
  }

  @Test
  void violationsStandFirstWithTheirChainAndAllElseBehindFilters() throws Exception {
    sea.harbor.run(container("dbg").on(HarborAtSea.WEB).pidHost());
    sea.harbor.run(container("tail").on(HarborAtSea.WEB).joining("dbg"));
    sea.harbor.run(system("ucp-kubelet").on(HarborAtSea.WEB).pidHost());
    sea.harbor.run(container("web").on(HarborAtSea.WEB));
    Scan scan = sea.scan();
    Document page = page(scan, "");

    assertThat(page.selectFirst("h1").text()).startsWith("Scan of harbor, ").endsWith("Z");
    assertThat(page.selectFirst(".title .meta").text())
        .contains("Rule V-260930", "SV-260930r966147_rule", "CAT II", "CCI-000764");
    assertThat(page.selectFirst(".verdict .lead").text()).isEqualTo("Open");
    assertThat(page.selectFirst(".verdict").text()).contains("3 of 7 containers read share");
    assertThat(figure(page, "Full")).isEqualTo("7 / 3 violations");
    assertThat(figure(page, "System")).isEqualTo("4 / 1 violation");
    assertThat(figure(page, "Literal")).isEqualTo("0 / 0 violations");
    assertThat(figure(page, "Inspected")).isEqualTo("7 / 0 carried over");

    assertThat(names(page)).containsExactly("dbg", "tail", "ucp-kubelet");
    assertThat(page.select("h2#containers").text()).isEqualTo("Violations");
    var tail = page.selectFirst("section[aria-labelledby=containers] tbody tr:nth-child(2)");
    assertThat(tail.select(".chain li").eachText()).containsExactly("tail", "dbg", "host");
    assertThat(tail.selectFirst(".chain li.end").text()).isEqualTo("host");
    assertThat(tail.selectFirst("td[data-label=System]").text()).isEqualTo("no");
    assertThat(tail.selectFirst("td[data-label=State]").text()).isEqualTo("running");
    assertThat(tail.selectFirst(".status").text()).isEqualTo("Violation, inherited");

    assertThat(names(page(scan, "?show=all"))).hasSize(7).startsWith("dbg", "tail");
    assertThat(names(page(scan, "?show=all&scope=system"))).hasSize(4).startsWith("ucp-kubelet");
    assertThat(names(page(scan, "?scope=system"))).containsExactly("ucp-kubelet");
    assertThat(names(page(scan, "?show=all&q=HB-W2"))).containsExactly("ucp-agent");
    assertThat(
            page(scan, "?scope=literal").selectFirst("section[aria-labelledby=containers]").text())
        .contains("Nothing matches this scope and search.");
    assertThat(names(page(scan, "?show=unread"))).isEmpty();
    assertThat(page.select(".tabs a").eachText())
        .containsExactly("Violations 3", "Unread 0", "All 7");
    assertThat(page.text()).contains("The literal list is empty while 4 system containers are");
    assertThat(page.text()).contains("No earlier scan read anything");
  }

  @Test
  void evidenceAndScriptAreFiles() throws Exception {
    String dbg = sea.harbor.run(container("dbg").on(HarborAtSea.WEB).pidHost());
    sea.harbor.run(system("ucp-kubelet").on(HarborAtSea.WEB).pidHost());
    Scan scan = sea.scan();

    var evidence = send(get("/scans/" + scan.id() + "/evidence").with(as(otis)));
    assertThat(evidence.getContentType()).startsWith("text/plain");
    assertThat(evidence.getHeader("Content-Disposition"))
        .startsWith("attachment; filename=\"harbor-V-260930-")
        .endsWith("-full.txt\"");
    assertThat(evidence.getContentAsString().lines().filter(l -> !l.startsWith("#")))
        .hasSize(5)
        .contains("Container Name: /hb-w1/dbg, ID: " + dbg + ", PidMode: host");
    var system =
        send(get("/scans/" + scan.id() + "/evidence").param("scope", "system").with(as(otis)));
    assertThat(system.getContentAsString().lines().filter(l -> !l.startsWith("#"))).hasSize(4);

    var script = send(get("/scans/" + scan.id() + "/remediation").with(as(otis)));
    assertThat(script.getHeader("Content-Disposition")).endsWith("-remediation.sh\"");
    assertThat(script.getContentAsString().lines().filter(l -> l.startsWith("remove ")))
        .containsExactly("remove " + dbg + " host");
    Document page = page(scan, "");
    assertThat(page.selectFirst("section[aria-labelledby=remediation]").text())
        .contains("1 system container violates the rule and is not listed: review");
    assertThat(page.selectFirst("section[aria-labelledby=evidence] pre").wholeText())
        .startsWith("Container Name: /hb-w1/dbg, ID: " + dbg + ", PidMode: host\n");
  }

  @Test
  void anIncompleteScanSaysWhatItCouldNotReadAndWhatThatMeans() throws Exception {
    sea.harbor.run(container("dbg").on(HarborAtSea.WEB).pidHost());
    Scan complete = sea.scan();
    sea.harbor.nodeDown(HarborAtSea.DATA);
    Scan scan = sea.scan();
    Document page = page(scan, "");

    assertThat(page.selectFirst(".verdict").text())
        .contains("Incomplete")
        .contains("ends none where it did not read, and does not renew the verdict's age");
    assertThat(figure(page, "Status")).startsWith("Incomplete / ");
    var gap = page.selectFirst("section[aria-labelledby=gaps] tbody tr");
    assertThat(gap.selectFirst("th").text()).isEqualTo("Node down");
    assertThat(gap.selectFirst("td[data-label=Node]").text()).isEqualTo(HarborAtSea.DATA);
    assertThat(gap.text()).contains("its findings stay as last read");
    assertThat(page(complete, "").select("section[aria-labelledby=gaps]")).isEmpty();
    assertThat(page.selectFirst("dt:contains(Compared) + dd a").attr("href"))
        .isEqualTo("/scans/" + complete.id());
  }

  @Test
  void aFailedScanSaysTheTroubleAndWhatToDo() throws Exception {
    sea.simulator.fault("/info", Fault.status(401, "unauthorized"));
    Scan scan = sea.scan();
    Document page = page(scan, "");

    assertThat(page.selectFirst(".verdict .lead").text()).isEqualTo("Not Reviewed");
    // The server's port may have the number in it too.
    String server = sea.simulator.address().getAuthority();
    assertThat(page.selectFirst(".verdict").text().replace(server, "its server"))
        .containsOnlyOnce("401")
        .contains("Nothing was read: it ends no finding");
    assertThat(page.select(".verdict a").eachAttr("href"))
        .containsExactly(
            "/clusters/" + sea.cluster.id() + "/connection",
            "/clusters/" + sea.cluster.id() + "/bundle");
    assertThat(page.select("section[aria-labelledby=containers]")).isEmpty();
    assertThat(send(get("/scans/" + scan.id() + "/evidence").with(as(otis))).getStatus())
        .isEqualTo(409);
  }

  @Test
  void aRunningScanShowsItsProgressAndCanBeCancelled() throws Exception {
    sea.holds("/info");
    Scan asked = sea.ask();
    Document page = page(asked, "");

    var progress = page.selectFirst("#progress");
    assertThat(progress.attr("hx-get")).isEqualTo("/scans/" + asked.id());
    assertThat(progress.attr("sse-connect")).isEqualTo("/live?scan=" + asked.id());
    assertThat(progress.selectFirst("progress").attr("aria-label")).isNotEmpty();
    assertThat(progress.selectFirst("[sse-swap=phase]").attr("aria-live")).isEqualTo("polite");
    assertThat(progress.select("a:contains(Reload)").attr("href"))
        .isEqualTo("/scans/" + asked.id());
    var vera = cast.veraTheAuditor(sea.boundary.id());
    assertThat(
            Jsoup.parse(send(get("/scans/" + asked.id()).with(as(vera))).getContentAsString())
                .select("#progress form"))
        .isEmpty();

    String cancellation = progress.selectFirst("form").attr("action");
    var answer = send(post(cancellation).with(csrf()).with(as(otis)));
    assertThat(answer.getStatus()).isEqualTo(303);
    assertThat(answer.getRedirectedUrl()).isEqualTo("/scans/" + asked.id());
    Document ended = page(asked, "");
    assertThat(ended.select("#progress")).isEmpty();
    assertThat(figure(ended, "Status")).startsWith("Cancelled");
    assertThat(ended.selectFirst(".verdict").text())
        .contains("Cancelled by " + otis.username(), "Nothing of it was kept");
    assertThat(part(asked, "Connecting").getHeader("HX-Refresh")).isEqualTo("true");
    assertThat(send(post(cancellation).with(csrf()).with(as(otis))).getStatus()).isEqualTo(303);
    sea.ended(asked);
  }

  @Test
  void aForeignScanIsNotThere() throws Exception {
    Scan scan = sea.ask();
    var stranger = cast.otisTheOperator(fleet.aBoundary().id());
    for (String path : new String[] {"", "/evidence", "/remediation"}) {
      assertThat(send(get("/scans/" + scan.id() + path).with(as(stranger))).getStatus())
          .isEqualTo(404);
    }
    assertThat(
            send(post("/scans/" + scan.id() + "/cancellation").with(csrf()).with(as(stranger)))
                .getStatus())
        .isEqualTo(404);
    assertThat(send(get("/scans/none").with(as(otis))).getStatus()).isEqualTo(404);
    sea.ended(scan);
  }

  private MockHttpServletResponse part(Scan scan, String seen) throws Exception {
    return send(
        get("/scans/" + scan.id())
            .param("seen", seen)
            .header("HX-Request", "true")
            .header("HX-Target", "progress")
            .with(as(otis)));
  }

  private static java.util.List<String> names(Document page) {
    return page.select("section[aria-labelledby=containers] tbody th").eachText();
  }

  private static String figure(Document page, String name) {
    return String.join(
        " / ", page.select(".figures div:has(dt:matchesOwn(^" + name + "$)) dd").eachText());
  }

  private Document page(Scan scan, String query) throws Exception {
    var answer = send(get("/scans/" + scan.id() + query).with(as(otis)));
    assertThat(answer.getStatus()).isEqualTo(200);
    return Jsoup.parse(answer.getContentAsString());
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return browser.perform(request).andReturn().getResponse();
  }
}
