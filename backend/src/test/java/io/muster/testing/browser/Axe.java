package io.muster.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * axe-core within a page. Its own {@link AxeBuilder} loads it twice, once into a page of its own to
 * bring together what frames say, and gives back every element that passed as well, which takes
 * three times as long; pages here have no frames.
 */
final class Axe {

  private static final String SCRIPT = script();

  /** The rules for Section 508: WCAG 2.0 and 2.1, A and AA. */
  private static final String RUN =
      """
      axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
        resultTypes: ['violations'],
      }).then(results => ({
        held: results.passes.length,
        violations: results.violations.map(rule => rule.help + ': ' + rule.nodes[0].html),
      }))
      """;

  private Axe() {}

  /** What a page violates: the rule, and the first element that does. */
  static List<?> violations(Page page) {
    assertThat(page.frames()).as("frames, of which the outermost is judged").hasSize(1);
    page.evaluate(SCRIPT);
    var found = (Map<?, ?>) page.evaluate(RUN);
    assertThat((Integer) found.get("held")).as("rules that found something to judge").isPositive();
    return (List<?>) found.get("violations");
  }

  private static String script() {
    try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; undefined";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
