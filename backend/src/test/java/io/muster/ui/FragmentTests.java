package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class FragmentTests {

  private static final String ID =
      "8d9aa0295fd034639d16004be3e8bacdc55e96730c713ed34b3616d50f27a9aa";

  @Test
  void everyStateIsAWordAnIconAndAColour() throws Exception {
    Document page = page();

    assertThat(page.select("#verdicts li").eachText())
        .containsExactly("Open", "Not Reviewed", "Not a Finding", "Not Applicable", "Not Reviewed");
    assertThat(page.select("#scans li").eachText())
        .containsExactly("Queued", "Running", "Incomplete", "Never scanned");
    assertThat(page.select("#findings li").eachText())
        .containsExactly("Unaddressed", "Ended: node left", "some new state");
    for (Element status : page.select(".status")) {
      assertThat(status.classNames()).hasSizeGreaterThan(1);
      String symbol = status.selectFirst("svg[aria-hidden] use").attr("href");
      assertThat(page.select("symbol" + symbol)).as(symbol).hasSize(1);
    }
  }

  @Test
  void theVerdictLeadsWithItsReason() throws Exception {
    Element lead = page().selectFirst(".verdict.open");

    assertThat(lead.text()).isEqualTo("Open 3 containers are unaddressed.");
  }

  @Test
  void timesAreUtcWithAZAndAgesAreWords() throws Exception {
    assertThat(page().select("#times time").eachText())
        .containsExactly(
            "23 Nov 2026 14:02Z",
            "23 Nov 2026 14:02:07Z",
            "23 Nov 2026",
            "30 min",
            "9 d 02 h",
            "never");
  }

  @Test
  void anIdIsCutButCopiedWhole() throws Exception {
    Document page = page();

    assertThat(page.select("#ids .id").eachText()).containsExactly("8d9aa0295fd0", ID);
    assertThat(page.select("#ids [data-copy]").eachAttr("data-copy")).containsExactly(ID, ID);
    assertThat(page.select("#ids button:not([hidden])")).isEmpty();
  }

  @Test
  void alertsEscapeTheirText() throws Exception {
    Document page = page();

    assertThat(page.selectFirst(".usa-alert--warning p").text())
        .isEqualTo("Two nodes are <b>down</b>.");
    assertThat(page.select(".usa-alert--info a")).hasSize(1);
    assertThat(page.select(".usa-alert--success")).isEmpty();
    assertThat(states().with("done", "Saved.").of("test/states").select(".usa-alert--success"))
        .extracting(Element::text)
        .containsExactly("Saved.");
  }

  @Test
  void theBreadcrumbEndsWithThePageItself() throws Exception {
    Document page = page();

    assertThat(page.select(".usa-breadcrumb a").eachAttr("href"))
        .containsExactly("/fleet", "/clusters/1");
    assertThat(page.select(".usa-breadcrumb [aria-current=page]").text()).isEqualTo("Scan");
  }

  @Test
  void headsSaySortedOrNotAndKeepTheFilters() throws Exception {
    Document page = page();
    Element name = page.selectFirst("thead th");

    assertThat(name.attr("aria-sort")).isEqualTo("ascending");
    assertThat(name.selectFirst("a").attr("href")).isEqualTo("/fleet?boundary=SYO&sort=-name");
    assertThat(page.selectFirst("thead th.num").hasAttr("aria-sort")).isFalse();
  }

  @Test
  void theFootSaysWhichRowsOutOfAll() throws Exception {
    Element foot = page().selectFirst(".usa-pagination");

    assertThat(foot.selectFirst(".muted").text()).isEqualTo("51 to 100 of 1,234");
    assertThat(foot.select("[aria-current=page]").text()).isEqualTo("Page 2");
    assertThat(foot.select("[rel=prev]").attr("href")).isEqualTo("/fleet?boundary=SYO");
    assertThat(foot.select("[rel=next]").attr("href")).isEqualTo("/fleet?boundary=SYO&page=3");
  }

  @Test
  void anEmptyListSaysWhatWhyAndWhatToDo() throws Exception {
    Element empty = page().selectFirst(".empty");

    assertThat(empty.text()).isEqualTo("No cluster yet. Nobody added one. Add a cluster");
    assertThat(empty.select("a").attr("href")).isEqualTo("/clusters/new");
  }

  private static Document page() throws Exception {
    return states().of("test/states");
  }

  private static RenderedPage states() {
    return RenderedPage.withNothing()
        .with(
            "verdicts",
            Arrays.asList("OPEN", "NOT_REVIEWED", "NOT_A_FINDING", "NOT_APPLICABLE", null))
        .with("scans", Arrays.asList("QUEUED", "RUNNING", "INCOMPLETE", null))
        .with("findings", List.of("UNADDRESSED", "NODE_LEFT", "SOME_NEW_STATE"))
        .with("instant", Instant.parse("2026-11-23T14:02:07Z"))
        .with("age", Duration.ofDays(9).plusHours(2).plusMinutes(59))
        .with("id", ID)
        .with("sort", Sort.of("name", List.of("name", "open"), "-open"))
        .with(
            "links",
            new PageLinks("/fleet", Map.of("boundary", "SYO"), new PageRequested(2, 50), 1234));
  }
}
