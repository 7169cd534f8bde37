package io.muster.exports.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.Seen;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import io.muster.testing.browser.Visitor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Checklists as a person gets them. */
class ExportsBrowserTests extends BrowserTest {

  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;

  @Test
  void aChecklistIsDownloadedFilledInAndSeveralComeAsAZip() throws Exception {
    Boundary boundary = fleet.aBoundary("shipyard-" + UUID.randomUUID().toString().substring(0, 4));
    Cluster harbor = fleet.harborIn(boundary);
    fleet.drydockIn(boundary);
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "dbg-nsenter"));
    Person vera = cast.veraTheAuditor(boundary.id());
    try (Visitor visitor = visitor(Look.WIDE)) {
      visitor.signIn(vera);
      visitor.open("/clusters/" + harbor.id());
      Page page = visitor.page();
      link(page, "Checklist");
      page.waitForURL("**/checklist");
      Download made = page.waitForDownload(() -> button(page, "Download"));
      byte[] ckl = Files.readAllBytes(made.path());
      assertThat(made.suggestedFilename()).startsWith("harbor-").endsWith(".ckl");
      assertThat(new String(ckl, StandardCharsets.UTF_8)).contains("dbg-nsenter");

      byte[] other =
          new String(ckl, StandardCharsets.UTF_8)
              .replace("<HOST_NAME>harbor<", "<HOST_NAME>drydock<")
              .getBytes(StandardCharsets.UTF_8);
      choose(page, other);
      button(page, "Fill in");
      assertThat(visitor.page().locator(".summary").innerText())
          .contains("The checklist is of drydock");
      visitor.judges("checklist-of-another-asset");
      choose(page, other);
      page.locator("[name=confirmed]").check();
      Download filled = page.waitForDownload(() -> button(page, "Fill in"));
      assertThat(filled.suggestedFilename()).startsWith("filled-in-harbor-");

      visitor.open("/fleet?q=har");
      link(page, "Checklists, zip");
      page.waitForURL("**/reports/checklists?**");
      page.getByLabel("Format").selectOption("cklb");
      Download zip = page.waitForDownload(() -> button(page, "Download"));
      assertThat(zip.suggestedFilename()).startsWith("checklists-").endsWith(".zip");
      Download report = page.waitForDownload(() -> button(page, "Assessment report, PDF"));
      assertThat(report.suggestedFilename()).startsWith("assessment-V-260930-").endsWith(".pdf");
      assertThat(Files.readAllBytes(report.path()))
          .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
      Download sheet = page.waitForDownload(() -> button(page, "Findings, XLSX"));
      assertThat(sheet.suggestedFilename()).startsWith("findings-V-260930-").endsWith(".xlsx");
    }
    for (Look look : List.of(Look.WIDE, Look.NARROW, Look.WIDE.inTheDark())) {
      try (Visitor visitor = visitor(look)) {
        visitor.signIn(vera);
        visitor.open("/clusters/" + harbor.id() + "/checklist");
        visitor.judges("checklist");
        visitor.open("/reports/checklists?boundary=" + boundary.id());
        visitor.judges("checklists");
      }
    }
    try (Visitor visitor = visitor(Look.NARROW)) {
      visitor.signIn(vera);
      visitor.open("/fleet");
      visitor.judges("fleet-with-checklists");
      visitor.open("/clusters/" + harbor.id());
      visitor.judges("cluster-with-checklist");
    }
  }

  private static void choose(Page page, byte[] file) {
    page.locator("input[type=file]").setInputFiles(new FilePayload("site.ckl", "text/xml", file));
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
  }
}
