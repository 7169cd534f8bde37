package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import io.muster.testing.browser.Visitor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class FrameBrowserTests extends BrowserTest {

  @Autowired private Cast cast;

  static Stream<Look> looks() {
    return Stream.of(Look.WIDE, Look.WIDE.inTheDark(), Look.NARROW, Look.NARROW.inTheDark());
  }

  @ParameterizedTest
  @MethodSource("looks")
  void theSignInPageIsWhole(Look look) {
    try (var somebody = visitor(look)) {
      assertThat(somebody.open("/sign-in")).isEqualTo(200);
      somebody.judges("sign-in");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aPageThatIsNotThereIsWholeEvenForALongName(Look look) {
    try (var rosalind = signedIn(look)) {
      assertThat(rosalind.open("/nothing-here")).isEqualTo(404);
      rosalind.judges("not-found");

      rosalind.page().locator("header details:not(.asof) summary").click();
      rosalind.judges("person-menu");
    }
  }

  @Test
  void menusCloseWithEscapeAndGiveTheFocusBack() {
    try (var rosalind = signedIn(Look.WIDE)) {
      Locator menu = rosalind.page().locator("header details:not(.asof)");
      menu.locator("summary").click();
      rosalind.page().keyboard().press("Tab");
      rosalind.page().keyboard().press("Escape");

      assertThat(menu.getAttribute("open")).isNull();
      assertThat(rosalind.page().evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
    }
  }

  @Test
  void withoutScriptsOneStillSignsInAndOut() {
    try (var rosalind = signedIn(Look.WIDE.withoutScripts())) {
      rosalind.page().locator("header details:not(.asof) summary").click();
      rosalind.page().locator("header form[method=post] button").click();

      assertThat(rosalind.page().url()).contains("/sign-in");
      assertThat(rosalind.page().locator("header nav").count()).isZero();
    }
  }

  @Test
  void theFirstTabSkipsToTheContent() {
    try (var rosalind = signedIn(Look.WIDE)) {
      rosalind.open("/nothing-here");
      rosalind.page().keyboard().press("Tab");
      rosalind.page().keyboard().press("Enter");

      // Where an address leads within a page is focused with the next picture of it.
      rosalind.page().waitForFunction("document.activeElement.id === 'main'");
    }
  }

  @Test
  void staticFilesAreNamedByTheirContentAndKeptForAYear() {
    try (var somebody = visitor(Look.WIDE)) {
      somebody.open("/sign-in");
      var files = somebody.page().locator("link[rel=stylesheet], script[src]").all();
      assertThat(files).hasSizeGreaterThan(10);
      for (Locator file : files) {
        String address =
            file.getAttribute(file.evaluate("e => e.href ? 'href' : 'src'").toString());
        assertThat(address).matches("/(css|js)/[a-z.]+-[0-9a-f]{32}\\.(css|js)");
        var answer = somebody.page().request().get(address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("cache-control")).isEqualTo("max-age=31536000, public");
      }
      assertThat(somebody.page().evaluate("document.compatMode")).isEqualTo("CSS1Compat");
      assertThat(
              somebody
                  .page()
                  .evaluate("document.fonts.ready.then(f => f.check('16px \"Public Sans Web\"'))"))
          .isEqualTo(true);
    }
  }

  private Visitor signedIn(Look look) {
    Person rosalind =
        cast.person("Rosalind Featherstonehaugh-Smythe", new Grant(Role.ADMINISTRATOR, null));
    return visitor(look).signIn(rosalind);
  }
}
