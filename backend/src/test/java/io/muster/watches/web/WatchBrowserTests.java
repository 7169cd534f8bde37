package io.muster.watches.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import io.muster.testing.browser.Visitor;
import io.muster.watches.WatchedHarbor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The section "Watch" of a cluster's page in a real browser. */
class WatchBrowserTests extends BrowserTest {

  @Autowired private AutowireCapableBeanFactory beans;

  private WatchedHarbor sea;
  private String page;

  @BeforeEach
  void harborAtSea() {
    sea = new WatchedHarbor(beans.createBean(WatchedHarbor.Beans.class));
    page = "/clusters/" + sea.cluster.id();
  }

  @AfterEach
  void goHome() {
    sea.close();
  }

  private static void press(Visitor visitor, String label) {
    visitor.page().locator("section[aria-labelledby=h-watch] button:text('" + label + "')").click();
  }

  @Test
  void theButtonsWorkWithoutScripts() {
    sea.withABundle();
    try (var visitor = visitor(Look.WIDE.withoutScripts())) {
      visitor.signIn(sea.otis);
      visitor.open(page);
      press(visitor, "Watch this cluster");
      assertThat(visitor.page().locator("#h-watch").isVisible()).isTrue();
      WatchedHarbor.until(() -> sea.state().since() != null);
      visitor.open(page);
      press(visitor, "Stop watching");
      visitor.page().locator("button:text('Watch this cluster')").waitFor();
    }
    assertThat(sea.state()).isNull();
  }

  @Test
  void theSectionIsWholeInEachState() {
    for (Look look : new Look[] {Look.WIDE, Look.NARROW, Look.WIDE.inTheDark()}) {
      try (var visitor = visitor(look)) {
        visitor.signIn(sea.otis);
        visitor.open(page);
        visitor.judges("watch-off");
        sea.begin();
        WatchedHarbor.until(() -> sea.state().trouble() != null);
        visitor.open(page);
        visitor.judges("watch-trouble");
        sea.end();
      }
    }
    sea.withABundle();
    sea.watch();
    try (var visitor = visitor(Look.WIDE)) {
      visitor.signIn(sea.otis);
      visitor.open(page);
      visitor.judges("watch-on");
    }
  }
}
