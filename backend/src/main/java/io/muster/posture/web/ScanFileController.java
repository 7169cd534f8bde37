package io.muster.posture.web;

import io.muster.identity.Actor;
import io.muster.scans.ContainerFilter;
import io.muster.scans.Evidence;
import io.muster.scans.Remediation;
import io.muster.scans.Scan;
import io.muster.scans.Scans;
import io.muster.shared.ScanId;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The evidence of a scan and its remediation script, as files. */
@Controller
class ScanFileController {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Scans scans;
  private final ScanPages pages;
  private final Evidence evidence;
  private final Remediation remediation;

  ScanFileController(Scans scans, ScanPages pages, Evidence evidence, Remediation remediation) {
    this.scans = scans;
    this.pages = pages;
    this.evidence = evidence;
    this.remediation = remediation;
  }

  @GetMapping("/scans/{id}/evidence")
  void evidence(
      Actor actor,
      @PathVariable String id,
      @RequestParam(defaultValue = "full") String scope,
      HttpServletResponse response)
      throws IOException {
    Scan scan = scans.getRead(ScanId.parse(id), actor.scope());
    ContainerFilter.Among among = Asked.word(scope, ContainerFilter.Among.FULL);
    String cluster = pages.name(scan, actor.scope());
    TextFile.begin(response, "text/plain", name(cluster, scan, Asked.inAddress(among) + ".txt"));
    evidence.write(scan, cluster, among, response.getWriter());
  }

  @GetMapping("/scans/{id}/remediation")
  void remediation(Actor actor, @PathVariable String id, HttpServletResponse response)
      throws IOException {
    Scan scan = scans.getRead(ScanId.parse(id), actor.scope());
    String cluster = pages.name(scan, actor.scope());
    String script = remediation.script(scan, cluster);
    TextFile.begin(response, "text/plain", name(cluster, scan, "remediation.sh"));
    response.getWriter().write(script);
  }

  private static String name(String cluster, Scan scan, String what) {
    return cluster + "-V-260930-" + TIME.format(scan.recordedAt()) + "-" + what;
  }
}
