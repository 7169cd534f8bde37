package io.muster.posture;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The control that chooses a past instant, and walking about in the past. */
class AsOfBrowserTests extends BrowserTest {

  @Autowired private Fleet fleet;
  @Autowired private Cast cast;
  @Autowired private Requests requests;
  @Autowired private ScansByHand scans;

  @Test
  void onePicksAnInstantWalksAboutInItAndGoesBackToNow() throws Exception {
    Boundary boundary = fleet.aBoundary();
    Cluster harbor = fleet.harborIn(boundary);
    Person iris = cast.irisTheIsso(boundary.id());
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent").host("w1", "debug"));
    ExceptionRequest request =
        requests.submitted(
            iris, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
    // The control goes by seconds.
    Thread.sleep(1000);
    String then = Instant.now().toString().substring(0, 19);
    scans.of(harbor, Seen.on("w1").apart("w1", "web"));
    for (Look look : List.of(Look.WIDE.withoutScripts(), Look.NARROW.inTheDark())) {
      try (var visitor = visitor(look)) {
        visitor.signIn(iris);
        assertThat(visitor.open("/fleet")).isEqualTo(200);
        Page page = visitor.page();
        assertThat(visitor.page().locator(".past").count()).isZero();
        page.locator("details.asof summary").focus();
        page.keyboard().press("Enter");
        visitor.judges("as-of-control");
        page.fill("#as-of", then);
        page.locator("details.asof button").click();
        page.waitForURL("**asOf=**");
        assertThat(visitor.page().locator(".past").textContent())
            .contains("As of", "go to now to act");
        page.locator("table.fleet tbody a").first().click();
        page.waitForURL("**/clusters/**asOf=**");
        assertThat(visitor.page().locator("section.verdict").textContent()).contains("Open");
        assertThat(visitor.page().locator("main form[method=post]").count()).isZero();
        visitor.judges("as-of-cluster");
        page.locator("#violations tbody a").first().click();
        page.waitForURL("**/findings/**asOf=**");
        visitor.judges("as-of-finding");
        page.locator("header nav a[href^='/exceptions']").click();
        page.waitForURL("**/exceptions?**asOf=**");
        page.locator("main tbody th a").first().click();
        page.waitForURL("**/exceptions/" + request.id() + "?**asOf=**");
        visitor.judges("as-of-exception");
        page.locator(".past a").click();
        page.waitForURL("**/exceptions/" + request.id());
        assertThat(visitor.page().locator(".past").count()).isZero();
      }
    }
  }
}
