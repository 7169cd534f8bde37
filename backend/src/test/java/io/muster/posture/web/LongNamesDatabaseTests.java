package io.muster.posture.web;

import static io.muster.simulator.ContainerSpec.container;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import io.muster.scans.Scan;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** A name longer than 256 characters is cut, and every page and file says so; one of 256 is not. */
@PortalTest
class LongNamesDatabaseTests {

  private static final String WHOLE = "w".repeat(256);
  private static final String LONG = "l".repeat(257);
  private static final String CUT = "l".repeat(255) + "…";
  private static final String SAID = "(cut at 256 characters)";

  @Autowired private MockMvc browser;
  @Autowired private Cast cast;
  @Autowired private AutowireCapableBeanFactory beans;

  private HarborAtSea sea;
  private Person otis;
  private Scan scan;

  @BeforeEach
  void twoLongNames() {
    sea = new HarborAtSea(beans.createBean(HarborAtSea.Beans.class));
    otis = cast.otisTheOperator(sea.boundary.id());
    sea.harbor.run(container(WHOLE).on(HarborAtSea.WEB).pidHost());
    sea.harbor.run(container(LONG).on(HarborAtSea.WEB).pidHost());
    scan = sea.scan();
  }

  @AfterEach
  void land() {
    sea.close();
  }

  @Test
  void everyListOfContainersSaysWhichNameWasCut() throws Exception {
    for (String path :
        new String[] {
          "/scans/" + scan.id(),
          "/clusters/" + sea.cluster.id(),
          "/findings?cluster=" + sea.cluster.id()
        }) {
      var names = page(path).select("tbody th[scope=row]").eachText();
      assertThat(names).as(path).anyMatch(n -> n.equals(CUT + " " + SAID));
      assertThat(names).as(path).anyMatch(n -> n.equals(WHOLE));
    }
  }

  @Test
  void thePageOfAFindingSaysThatItsNameWasCut() throws Exception {
    for (var link : page("/findings?cluster=" + sea.cluster.id()).select("tbody th a")) {
      assertThat(page(link.attr("href")).select("dl.facts dt").eachText().contains("Cut"))
          .isEqualTo(link.text().equals(CUT));
    }
  }

  @Test
  void theApiSaysWhichSubjectWasCut() throws Exception {
    browser
        .perform(get("/api/v1/findings?cluster=" + sea.cluster.id()).with(cast.bearer(otis)))
        .andExpect(jsonPath("$.items[?(@.subject.cut == true)].subject.name").value(CUT))
        .andExpect(jsonPath("$.items[?(@.subject.cut == false)].subject.name").value(WHOLE));
  }

  @Test
  void theEvidenceSaysItOnceBeforeTheFirstSuchName() throws Exception {
    var lines =
        browser
            .perform(get("/api/v1/scans/" + scan.id() + "/evidence").with(cast.bearer(otis)))
            .andReturn()
            .getResponse()
            .getContentAsString()
            .lines()
            .toList();
    String said =
        "# A name that ends with … is longer than 256 characters and was cut there; its id is"
            + " whole.";
    assertThat(lines).containsOnlyOnce(said);
    assertThat(lines.get(lines.indexOf(said) + 1))
        .startsWith("Container Name: /" + HarborAtSea.WEB + "/" + CUT + ", ID: ");
    sea.harbor.remove(LONG);
    assertThat(
            browser
                .perform(
                    get("/api/v1/scans/" + sea.scan().id() + "/evidence").with(cast.bearer(otis)))
                .andReturn()
                .getResponse()
                .getContentAsString())
        .contains(WHOLE)
        .doesNotContain("longer than 256");
  }

  private Document page(String path) throws Exception {
    return Jsoup.parse(
        browser
            .perform(get(path).with(Cast.as(otis)))
            .andReturn()
            .getResponse()
            .getContentAsString());
  }
}
