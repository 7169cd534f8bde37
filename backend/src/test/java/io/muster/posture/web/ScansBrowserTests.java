package io.muster.posture.web;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.muster.scans.Scan;
import io.muster.simulator.Fault;
import io.muster.simulator.HeldAnswer;
import io.muster.testing.Cast;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import io.muster.testing.browser.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Scans and findings in a real browser, of real scans of a simulated MKE. */
class ScansBrowserTests extends BrowserTest {

  @Autowired private Cast cast;
  @Autowired private AutowireCapableBeanFactory beans;

  private HarborAtSea sea;

  @BeforeEach
  void setSail() {
    sea = new HarborAtSea(beans.createBean(HarborAtSea.Beans.class));
  }

  @AfterEach
  void land() {
    sea.close();
  }

  @Test
  void thePagesOfScansAndFindingsAreWhole() {
    sea.harbor.run(container("dbg-nsenter").on(HarborAtSea.WEB).pidHost().image("busybox:1.36"));
    sea.harbor.run(
        container("strace-7f")
            .on(HarborAtSea.WEB)
            .joining("dbg-nsenter")
            .image("tools/strace:6.9"));
    sea.harbor.run(container("side").on(HarborAtSea.WEB).joining("strace-7f"));
    sea.harbor.run(system("ucp-kubelet").on(HarborAtSea.WEB).pidHost());
    sea.harbor.run(system("ucp-kubelet").on("hb-m1").named("ucp-kubelet-m1").pidHost());
    sea.harbor.run(container("shop").on(HarborAtSea.DATA));
    sea.scan();
    sea.harbor.remove("dbg-nsenter");
    sea.harbor.nodeDown(HarborAtSea.DATA);
    Scan open = sea.scan();
    sea.harbor.nodeUp(HarborAtSea.DATA);
    sea.simulator.fault("/info", Fault.status(401, "unauthorized"));
    Scan failed = sea.scan();
    var otis = cast.otisTheOperator(sea.boundary.id());

    for (Look look : new Look[] {Look.WIDE, Look.NARROW}) {
      try (var visitor = visitor(look)) {
        visitor.signIn(otis);
        assertThat(visitor.open("/scans/" + open.id())).isEqualTo(200);
        visitor.judges("scan-open");
        assertThat(visitor.open("/scans/" + failed.id())).isEqualTo(200);
        visitor.judges("scan-failed");
        assertThat(visitor.open("/findings?state=any")).isEqualTo(200);
        visitor.judges("findings");
        visitor.page().locator("tbody th a").first().click();
        visitor.judges("finding");
      }
    }
    try (var visitor = visitor(Look.WIDE.inTheDark())) {
      visitor.signIn(otis);
      visitor.open("/scans/" + open.id());
      visitor.judges("scan-open");
    }
  }

  @Test
  void aRunningScanBecomesItsResultByItself() {
    var otis = cast.otisTheOperator(sea.boundary.id());
    try (var visitor = visitor(Look.WIDE)) {
      visitor.signIn(otis);
      HeldAnswer info = sea.holds("/info");
      Scan asked = sea.ask();
      visitor.open("/scans/" + asked.id());
      visitor.judges("scan-running");
      info.letGo();
      visitor.page().locator(".figures").waitFor();
      assertThat(figure(visitor)).isEqualTo("Completed");
      assertThat(visitor.page().locator("#progress").count()).isZero();
    }
  }

  @Test
  void withoutScriptsAScanIsCancelledByTheButton() {
    var otis = cast.otisTheOperator(sea.boundary.id());
    try (var visitor = visitor(Look.WIDE.withoutScripts())) {
      visitor.signIn(otis);
      sea.holds("/info");
      Scan asked = sea.ask();
      visitor.open("/scans/" + asked.id());
      visitor.page().locator("#progress button").click();
      visitor.page().locator(".figures").waitFor();
      assertThat(figure(visitor)).isEqualTo("Cancelled");
    }
  }

  @Test
  void aRunOfManyScansMovesAndEndsByItself() {
    var otis = cast.otisTheOperator(sea.boundary.id());
    try (var visitor = visitor(Look.WIDE)) {
      visitor.signIn(otis);
      HeldAnswer info = sea.holds("/info");
      visitor.open("/fleet");
      visitor.page().locator("main button:has-text('Scan all')").click();
      var callOff = visitor.page().locator("button:has-text('Cancel what is left')");
      callOff.waitFor();
      info.letGo();
      // Its parts come one by one, in whatever order.
      visitor.page().locator("#scans td:has-text('Completed')").waitFor();
      visitor.page().locator("[aria-label=Progress]:has-text('1 of 1 scan ended')").waitFor();
      visitor.page().locator("#title:has-text(', ended ')").waitFor();
      callOff.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
  }

  private static String figure(Visitor visitor) {
    return visitor.page().locator(".figures dd").first().textContent();
  }
}
