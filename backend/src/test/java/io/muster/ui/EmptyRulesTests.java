package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The pages of rules before anything was imported. */
class EmptyRulesTests {

  @Test
  void theListSaysHowToGetABenchmark() throws Exception {
    Document page = rules(true);
    assertThat(page.select(".empty").text()).contains("public site", "import it as it is");
    assertThat(page.select(".empty a").attr("href")).isEqualTo("/releases");
    assertThat(page.select("form.filters")).isEmpty();
    assertThat(page.select("a[href$=csv]")).isEmpty();
    assertThat(rules(false).select(".empty").text()).contains("or an ISSM imports it");
    assertThat(rules(false).select(".empty a")).isEmpty();
  }

  @Test
  void withoutAListOfCcisNoControlIsGuessed() throws Exception {
    Document page =
        RenderedPage.withNothing()
            .with("rows", List.of())
            .with("lists", List.of())
            .with("mayImport", true)
            .with("asks", Map.of("stig", "", "family", ""))
            .of("stig/controls");
    assertThat(page.select(".empty").text()).contains("U_CCI_List.xml", "nothing is guessed");
    assertThat(page.select("table, form.filters")).isEmpty();
  }

  private static Document rules(boolean mayImport) throws Exception {
    return RenderedPage.withNothing()
        .with("releases", List.of())
        .with("rows", List.of())
        .with("narrowed", false)
        .with("mayImport", mayImport)
        .with("links", new PageLinks("/rules", Map.of(), PageRequested.of(null), 0))
        .with("csv", "/rules.csv")
        .of("stig/rules");
  }
}
