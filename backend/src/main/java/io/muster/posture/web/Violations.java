package io.muster.posture.web;

import io.muster.findings.Finding;
import io.muster.findings.FindingFilter;
import io.muster.findings.FindingOrder;
import io.muster.findings.Findings;
import io.muster.identity.Scope;
import io.muster.scans.ScannedContainers;
import io.muster.shared.ClusterId;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The open findings of a cluster, those without the system label first. */
@Component("violationsOfACluster")
class Violations {

  private final Findings findings;
  private final ScannedContainers containers;

  Violations(Findings findings, ScannedContainers containers) {
    this.findings = findings;
    this.containers = containers;
  }

  /** Puts one page of them into the model. */
  void show(ClusterId cluster, PageRequested page, Scope scope, Model model) {
    FindingFilter filter = FindingFilter.OPEN.of(cluster);
    List<Finding> shown =
        findings.page(
            filter, FindingOrder.WORST, Math.toIntExact(page.offset()), page.size(), scope);
    Map<String, String> names =
        containers.names(cluster, shown.stream().flatMap(f -> f.chain().stream()).toList());
    long open = findings.count(filter, scope).open();
    model.addAttribute("violations", shown.stream().map(f -> Violation.of(f, names)).toList());
    model.addAttribute("open", open);
    model.addAttribute("links", new PageLinks("/clusters/" + cluster, Map.of(), page, open));
  }
}
