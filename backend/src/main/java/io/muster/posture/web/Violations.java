package io.muster.posture.web;

import io.muster.findings.FindingFilter;
import io.muster.findings.FindingOrder;
import io.muster.findings.Findings;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.ui.AsOf;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The findings of a cluster that have not ended, the unaddressed first. */
@Component("violationsOfACluster")
class Violations {

  private final Findings findings;
  private final FindingRowsRead rows;

  Violations(Findings findings, FindingRowsRead rows) {
    this.findings = findings;
    this.rows = rows;
  }

  /** Puts one page of them into the model. */
  void show(ClusterId cluster, PageRequested page, AsOf asOf, Scope scope, Model model) {
    FindingFilter filter =
        FindingFilter.RAW.of(cluster).standing(asOf.at()).asOf(asOf.past() ? asOf.at() : null);
    long raw = findings.count(filter, scope).raw();
    model.addAttribute(
        "violations",
        rows.rows(
            findings.page(
                filter, FindingOrder.WORST, Math.toIntExact(page.offset()), page.size(), scope),
            asOf.at(),
            scope));
    model.addAttribute("open", raw);
    model.addAttribute(
        "links",
        new PageLinks("/clusters/" + cluster, Map.of(AsOf.PARAMETER, asOf.parameter()), page, raw));
  }
}
