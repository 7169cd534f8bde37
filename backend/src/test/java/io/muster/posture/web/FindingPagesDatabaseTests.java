package io.muster.posture.web;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.scans.Scan;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The list of findings and the page of one, of real scans of a simulated MKE. */
@PortalTest
class FindingPagesDatabaseTests {

  @Autowired private MockMvc browser;
  @Autowired private Cast cast;
  @Autowired private Fleet fleet;
  @Autowired private AutowireCapableBeanFactory beans;

  private HarborAtSea sea;
  private Person vera;

  @BeforeEach
  void setSail() {
    sea = new HarborAtSea(beans.createBean(HarborAtSea.Beans.class));
    vera = cast.veraTheAuditor(sea.boundary.id());
  }

  @AfterEach
  void land() {
    sea.close();
  }

  @Test
  void theWorstOpenOnesStandFirstAndTheAddressFiltersAndSorts() throws Exception {
    assertThat(page("/findings").selectFirst(".empty").text()).startsWith("No finding.");
    sea.harbor.run(system("a-kubelet").on(HarborAtSea.WEB).pidHost());
    sea.harbor.run(container("dbg").on(HarborAtSea.WEB).pidHost());
    sea.harbor.run(container("tail").on(HarborAtSea.WEB).joining("dbg"));
    sea.harbor.run(container("gone").on(HarborAtSea.DATA).pidHost().image("tools/Strace:6.9"));
    sea.scan();
    sea.harbor.remove("gone");
    sea.scan();

    Document page = page("/findings");
    assertThat(names(page)).hasSize(3).endsWith("a-kubelet").contains("dbg", "tail");
    assertThat(page.selectFirst(".head .meta").text()).startsWith("3 of 4");
    var tail = page.selectFirst("tbody tr:has(th:contains(tail))");
    assertThat(tail.select(".chain li").eachText()).containsExactly("tail", "dbg", "host");
    assertThat(tail.selectFirst(".status").text()).isEqualTo("Unaddressed");
    assertThat(tail.selectFirst("td[data-label=Cluster] a").attr("href"))
        .isEqualTo("/clusters/" + sea.cluster.id());

    assertThat(names(page("/findings?state=ended"))).containsExactly("gone");
    assertThat(page("/findings?state=ended").selectFirst("tbody .status").text())
        .isEqualTo("Ended: gone");
    assertThat(names(page("/findings?state=any"))).hasSize(4);
    assertThat(names(page("/findings?system=yes"))).containsExactly("a-kubelet");
    assertThat(names(page("/findings?system=no"))).containsExactlyInAnyOrder("dbg", "tail");
    assertThat(names(page("/findings?state=any&q=STRACE"))).containsExactly("gone");
    assertThat(names(page("/findings?cluster=" + sea.cluster.id()))).hasSize(3);
    assertThat(names(page("/findings?boundary=" + sea.boundary.id()))).hasSize(3);
    var elsewhere = fleet.aBoundary().id();
    assertThat(names(page("/findings?boundary=" + elsewhere))).isEmpty();
    assertThat(page("/findings?q=none").selectFirst(".empty").text())
        .startsWith("No finding matches.");
    assertThat(names(page("/findings?sort=subject"))).containsExactly("a-kubelet", "dbg", "tail");
    assertThat(names(page("/findings?sort=-subject"))).containsExactly("tail", "dbg", "a-kubelet");
    assertThat(names(page("/findings?state=any&sort=-ended"))).startsWith("gone");
    assertThat(page("/findings?sort=-opened").selectFirst("th[aria-sort=descending]").text())
        .isEqualTo("Opened");
  }

  @Test
  void theCsvHoldsTheSameAndNoFormula() throws Exception {
    sea.harbor.run(container("dbg").on(HarborAtSea.WEB).pidHost().image("=cmd()\"quoted\""));
    sea.harbor.run(system("ucp-kubelet").on(HarborAtSea.WEB).pidHost());
    sea.scan();
    String address = page("/findings?system=no").selectFirst(".head .meta a").attr("href");
    var csv = send(address);

    assertThat(csv.getContentType()).startsWith("text/csv");
    assertThat(csv.getHeader("Content-Disposition"))
        .isEqualTo("attachment; filename=\"UNCLASSIFIED-findings.csv\"");
    List<String> lines = csv.getContentAsString().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("finding,state,exception,");
    assertThat(lines.get(1))
        .contains("Open: unaddressed,,,,harbor,hb-w1,dbg,")
        .contains("\"'=cmd()\"\"quoted\"\"\"")
        .contains(",dbg -> host,")
        .endsWith("\"As the Docker API shows, at these instants\"");
  }

  @Test
  void aFindingShowsItsDetailsItsNamesAndItsOtherEpisodes() throws Exception {
    sea.harbor.run(container("dbg").on(HarborAtSea.WEB).pidHost());
    Scan opening = sea.scan();
    sea.harbor.remove("dbg");
    Scan ending = sea.scan();
    sea.harbor.run(container("dbg").on(HarborAtSea.WEB).pidHost());
    sea.scan();

    String open = page("/findings").selectFirst("tbody th a").attr("href");
    Document recurred = page(open);
    assertThat(recurred.selectFirst("h1").text()).isEqualTo("hb-w1/dbg");
    assertThat(recurred.selectFirst(".verdict.open").text())
        .startsWith("Unaddressed It shares the host's PID namespace by its own PID mode.");
    assertThat(recurred.selectFirst("section[aria-labelledby=episodes] .meta").text())
        .isEqualTo("2 episodes, recurred");
    assertThat(recurred.select("section[aria-labelledby=reads] tbody tr")).hasSize(1);
    assertThat(recurred.select("section[aria-labelledby=places]")).isEmpty();

    String first =
        recurred.selectFirst("section[aria-labelledby=episodes] tbody th a").attr("href");
    Document ended = page(first);
    assertThat(ended.selectFirst(".verdict .lead").text()).isEqualTo("Ended: gone");
    assertThat(ended.selectFirst("dt:contains(Opened) + dd a").attr("href"))
        .isEqualTo("/scans/" + opening.id());
    assertThat(ended.selectFirst("dt:contains(Ended) + dd a").attr("href"))
        .isEqualTo("/scans/" + ending.id());
    assertThat(ended.selectFirst("section[aria-labelledby=reads] td[data-label=Until]").text())
        .endsWith("Z");

    sea.harbor.rename("dbg", "innocent");
    sea.scan();
    Document renamed = page(open);
    assertThat(renamed.selectFirst("h1").text()).isEqualTo("hb-w1/innocent");
    assertThat(renamed.select("section[aria-labelledby=places] tbody th").eachText())
        .containsExactly("hb-w1/innocent", "hb-w1/dbg");
  }

  @Test
  void aForeignFindingIsNotThere() throws Exception {
    sea.harbor.run(container("dbg").on(HarborAtSea.WEB).pidHost());
    sea.scan();
    String address = page("/findings").selectFirst("tbody th a").attr("href");
    vera = cast.veraTheAuditor(fleet.aBoundary().id());
    assertThat(send(address).getStatus()).isEqualTo(404);
    assertThat(send("/findings/none").getStatus()).isEqualTo(404);
    assertThat(page("/findings?state=any").select("tbody tr")).isEmpty();
    assertThat(send("/findings.csv?state=any").getContentAsString().lines()).hasSize(1);
  }

  private static List<String> names(Document page) {
    return page.select("section[aria-labelledby=list] tbody th").eachText();
  }

  private Document page(String address) throws Exception {
    var answer = send(address);
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
    return Jsoup.parse(answer.getContentAsString());
  }

  private MockHttpServletResponse send(String address) throws Exception {
    return browser
        .perform(get(java.net.URI.create(address)).with(as(vera)))
        .andReturn()
        .getResponse();
  }
}
