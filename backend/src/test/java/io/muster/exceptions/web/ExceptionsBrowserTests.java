package io.muster.exceptions.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.Act;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.SubjectPattern;
import io.muster.scans.ScansByHand;
import io.muster.shared.BoundaryId;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import io.muster.testing.browser.Visitor;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From Iris, who writes, over Marcus, who endorses, to Ada, who decides; and the verdict turns. */
class ExceptionsBrowserTests extends BrowserTest {

  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;

  private Boundary boundary;
  private Cluster harbor;
  private Person iris;
  private Person marcus;
  private Person ada;

  @BeforeEach
  void aFleetWithItsPeople() {
    boundary = fleet.aBoundary("shipyard-" + UUID.randomUUID().toString().substring(0, 4));
    harbor = fleet.harborIn(boundary);
    BoundaryId in = boundary.id();
    iris = cast.irisTheIsso(in);
    marcus = cast.marcusTheIssm(in);
    ada = cast.adaTheAo(in);
    scans.of(
        harbor,
        Seen.on("hb-m1", "hb-w1")
            .systemHost("hb-m1", "ucp-kubelet")
            .systemHost("hb-w1", "ucp-kubelet")
            .apart("hb-w1", "web"));
  }

  @Test
  void fromTheWritingToTheVerdict() {
    journey(Look.WIDE);
  }

  @Test
  void withoutScriptsToo() {
    journey(Look.NARROW.withoutScripts());
  }

  private void journey(Look look) {
    String name = look.javaScript() ? "" : "-noscript";
    String number;
    try (Visitor visitor = visitor(look)) {
      visitor.signIn(iris);
      visitor.open("/exceptions");
      visitor.page().getByRole(AriaRole.LINK, named("Request an exception")).click();
      visitor.judges("exception-start" + name);
      visitor.page().getByRole(AriaRole.BUTTON, button("Continue")).click();
      Page page = visitor.page();
      page.getByLabel("Container name").fill("ucp-kube*");
      if (look.javaScript()) {
        page.locator("#preview b").first().waitFor();
        assertThat(visitor.page().locator("#preview").innerText()).contains("catches 2 containers");
      } else {
        page.getByRole(AriaRole.BUTTON, button("Show what it catches")).click();
        assertThat(visitor.page().locator("#preview").innerText()).contains("catches 2 containers");
      }
      page.getByLabel("Title").fill("ucp-kubelet of harbor");
      page.getByLabel("Justification").fill("MKE does not work without it.");
      page.getByRole(AriaRole.BUTTON, button("Save draft")).click();
      assertThat(visitor.page().locator("main").innerText()).contains("Before it can be submitted");
      visitor.judges("exception-draft" + name);
      page.getByRole(AriaRole.LINK, named("Edit")).click();
      visitor.judges("exception-form" + name);
      page.getByLabel("Why the workload").fill("It watches the processes of the node.");
      page.getByLabel("Compensating controls").fill("Only administrators reach the node.");
      page.getByLabel("SSP reference").fill("SSP 9.4.2");
      page.getByLabel("Last day").fill(requests.today(boundary).plusDays(90).toString());
      page.getByRole(AriaRole.BUTTON, button("Save draft")).click();
      number = visitor.page().locator("h1").innerText().substring(0, 12);
      page.getByRole(AriaRole.BUTTON, button("Submit " + number)).click();
      assertThat(visitor.page().locator("main").innerText()).contains("is submitted");
    }
    try (Visitor visitor = visitor(look)) {
      visitor.signIn(marcus);
      visitor.open("/work");
      visitor.judges("work-issm" + name);
      Page page = visitor.page();
      page.getByRole(AriaRole.LINK, named(number)).click();
      page.getByRole(AriaRole.BUTTON, button("Endorse")).click();
      assertThat(visitor.page().locator("[role=alert]").innerText()).contains("Say why");
      visitor.judges("exception-endorse-refused" + name);
      page.getByLabel("Remark").fill("Digest checked against the vendor's list.");
      page.getByRole(AriaRole.BUTTON, button("Endorse")).click();
      assertThat(visitor.page().locator("main").innerText()).contains(number + " is endorsed.");
    }
    try (Visitor visitor = visitor(look)) {
      visitor.signIn(ada);
      assertThat(visitor.page().locator(".mywork .count").innerText()).startsWith("1");
      visitor.open("/work");
      Page page = visitor.page();
      page.getByRole(AriaRole.LINK, named(number)).click();
      assertThat(visitor.page().locator("main").innerText()).contains("harbor turns Not a Finding");
      visitor.judges("exception-decision" + name);
      page.getByLabel("Remark").fill("Approved until the next revision of the plan.");
      page.getByRole(AriaRole.BUTTON, button("Approve")).click();
      assertThat(visitor.page().locator("main").innerText()).contains(number + " is approved.");
      visitor.judges("exception-approved" + name);
      visitor.open("/clusters/" + harbor.id());
      assertThat(visitor.page().locator("section.verdict").innerText())
          .contains("Not a Finding")
          .contains(number);
      visitor.judges("cluster-documented" + name);
    }
  }

  @Test
  void theListAndMyWorkAreWholeOnADeskAndOnATelephone() {
    boundary = fleet.authorizedUntil(boundary, requests.today(boundary).plusDays(400));
    var kubelet =
        requests.approved(
            iris,
            marcus,
            ada,
            boundary,
            ExceptionKind.DOCUMENTED,
            requests.about(boundary, "ucp-kubelet"));
    scans.of(
        harbor,
        Seen.on("hb-m1", "hb-w1")
            .systemHost("hb-m1", "ucp-kubelet")
            .systemHost("hb-w1", "ucp-kubelet")
            .bearing(Seen.id("another"))
            .from("mirantis/ucp-hyperkube:3.8.1")
            .host("hb-w1", "dbg-nsenter")
            .host(
                "hb-w1",
                "a-container-whose-name-is-as-long-as-an-orchestrator-makes-it.1.abcdefghijklmnop"));
    requests.endorsed(
        iris,
        marcus,
        boundary,
        ExceptionKind.RISK_ACCEPTED,
        requests.about(boundary, "dbg-nsenter"));
    requests.endorsed(
        iris,
        marcus,
        boundary,
        ExceptionKind.RISK_ACCEPTED,
        requests.about(boundary, new SubjectPattern("a-container-*", "hb-w1", "")));
    requests.submitted(
        iris, boundary, ExceptionKind.RISK_ACCEPTED, requests.about(boundary, "dbg-nsenter"));
    requests.does(
        ada,
        Act.RETURN,
        requests.endorsed(
            iris,
            marcus,
            boundary,
            ExceptionKind.RISK_ACCEPTED,
            requests.about(boundary, "dbg-nsenter")));
    requests.does(
        ada,
        Act.REJECT,
        requests.endorsed(
            iris,
            marcus,
            boundary,
            ExceptionKind.RISK_ACCEPTED,
            requests.about(boundary, "dbg-nsenter")));
    for (Look look : List.of(Look.WIDE, Look.NARROW, Look.WIDE.inTheDark())) {
      try (Visitor visitor = visitor(look)) {
        visitor.signIn(ada);
        visitor.open("/exceptions");
        visitor.judges("exceptions");
        visitor.open("/exceptions?show=attention");
        assertThat(visitor.page().locator("tbody tr").count()).isEqualTo(2);
        visitor.open("/work");
        visitor.judges("work");
        visitor.open("/exceptions/" + kubelet.id());
        assertThat(visitor.page().locator("table.diff").innerText()).contains("3.8.1");
        visitor.judges("exception-drift");
        visitor.open("/exceptions/" + kubelet.id() + "/decision?act=REVOKE");
        visitor.judges("exception-revoke");
      }
    }
    try (Visitor visitor = visitor(Look.WIDE)) {
      visitor.signIn(cast.veraTheAuditor(fleet.aBoundary().id()));
      visitor.open("/exceptions");
      visitor.judges("exceptions-empty");
      visitor.open("/work");
      visitor.judges("work-empty");
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
