package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** What a list to choose from looks like. */
class OptionsDialectTests {

  private static final String ODD = "a\"b'<script>x</script>&amp;[[${7*7}]]é";

  @Test
  void eachOptionIsThereAsItIsCalledAndNothingOfItIsMarkup() {
    Document page =
        page(
            new Options(
                List.of(new Options.Option("1", "harbor"), new Options.Option(ODD, ODD)), ODD));
    List<Element> options = page.select("select > option");
    assertThat(options).extracting(Element::text).containsExactly("Any", "harbor", ODD);
    assertThat(options).extracting(o -> o.attr("value")).containsExactly("", "1", ODD);
    assertThat(page.select("option[selected]")).extracting(Element::text).containsExactly(ODD);
    assertThat(page.select("script")).isEmpty();
  }

  @Test
  void noneIsChosenIfNoneIsAskedFor() {
    Document page = page(new Options(List.of(new Options.Option("1", "harbor")), ""));
    assertThat(page.select("option[selected]")).isEmpty();
    assertThat(page.select("option")).hasSize(2);
  }

  private static Document page(Options options) {
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(new StringTemplateResolver());
    engine.addDialect(new OptionsDialect());
    return Jsoup.parse(
        engine.process(
            "<select><option value=\"\">Any</option><option"
                + " muster:options=\"${o}\">eg</option></select>",
            new Context(null, Map.of("o", options))));
  }
}
