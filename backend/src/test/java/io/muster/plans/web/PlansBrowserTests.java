package io.muster.plans.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.muster.clusters.Boundary;
import io.muster.exceptions.Act;
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
import io.muster.testing.browser.Visitor;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of plans and of the exceptions policy, and findings by what addresses them. */
class PlansBrowserTests extends BrowserTest {

  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;

  @Test
  void aPlanIsWrittenAndItsPagesAreWholeOnADeskAndOnATelephone() {
    Boundary boundary = fleet.aBoundary("shipyard-" + UUID.randomUUID().toString().substring(0, 4));
    Person iris = cast.irisTheIsso(boundary.id());
    Person marcus = cast.marcusTheIssm(boundary.id());
    Person ada = cast.adaTheAo(boundary.id());
    var harbor = fleet.harborIn(boundary);
    scans.of(
        harbor,
        Seen.on("hb-w1")
            .systemHost("hb-w1", "ucp-kubelet")
            .systemHost("hb-w1", "ucp-agent")
            .host("hb-w1", "dbg-nsenter"));
    ExceptionRequest kubelet =
        requests.approved(
            iris,
            marcus,
            ada,
            boundary,
            ExceptionKind.DOCUMENTED,
            requests.about(boundary, "ucp-kubelet"));
    requests.approved(
        iris,
        marcus,
        ada,
        boundary,
        ExceptionKind.DOCUMENTED,
        requests.about(boundary, "ucp-agent"));
    scans.of(
        harbor,
        Seen.on("hb-w1")
            .systemHost("hb-w1", "ucp-kubelet")
            .systemHost("hb-w1", "ucp-agent")
            .bearing(Seen.id("made anew"))
            .from("mirantis/ucp-agent:3.8.2")
            .host("hb-w1", "dbg-nsenter"));
    try (Visitor visitor = visitor(Look.WIDE)) {
      visitor.signIn(iris);
      visitor.open("/plans");
      Page page = visitor.page();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(boundary.name()))
          .first()
          .click();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit the plan")).click();
      page.getByLabel("Owner").fill("Platform team, Otis");
      page.getByLabel("Resources").fill("Two days of the platform team.");
      page.locator("[name='milestones[0].text']").fill("dbg-nsenter is removed from hb-w1");
      page.locator("[name='milestones[0].day']")
          .fill(requests.today(boundary).minusDays(3).toString());
      page.locator("[name='milestones[1].text']").fill("The runbook forbids host PID");
      page.locator("[name='milestones[1].day']")
          .fill(requests.today(boundary).plusDays(30).toString());
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save the plan")).click();
      assertThat(visitor.page().locator(".verdict").innerText())
          .contains("Late", "dbg-nsenter is removed");
    }
    for (Look look : List.of(Look.WIDE, Look.NARROW)) {
      try (Visitor visitor = visitor(look)) {
        visitor.signIn(iris);
        visitor.open("/plans");
        visitor.judges("plans");
        visitor.page().locator("tbody th a").first().click();
        visitor.judges("plan");
        visitor.open(visitor.page().url().replaceFirst("^.*(/plans/.*)$", "$1/edit"));
        visitor.judges("plan-form");
        visitor.open("/work");
        visitor.judges("work-late-plan");
        visitor.open("/findings?state=any");
        visitor.judges("findings-addressed");
        visitor.open("/clusters/" + harbor.id());
        visitor.judges("cluster-addressed");
        visitor.page().locator("#violations tbody th a").first().click();
        visitor.judges("finding-changed");
      }
      try (Visitor visitor = visitor(look)) {
        visitor.signIn(ada);
        visitor.open("/boundaries/" + boundary.id() + "/policy");
        visitor.judges("policy");
      }
    }
    try (Visitor visitor = visitor(Look.WIDE)) {
      visitor.signIn(marcus);
      visitor.open("/boundaries/" + boundary.id() + "/plans");
      visitor.judges("plan-grouping");
      requests.does(marcus, Act.REVOKE, kubelet);
    }
  }
}
