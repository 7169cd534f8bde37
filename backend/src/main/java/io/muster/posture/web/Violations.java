package io.muster.posture.web;

import io.muster.findings.FindingFilter;
import io.muster.findings.FindingOrder;
import io.muster.findings.Findings;
import io.muster.identity.Scope;
import io.muster.posture.FindingStates;
import io.muster.shared.ClusterId;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The findings of a cluster that have not ended, the unaddressed first. */
@Component("violationsOfACluster")
class Violations {

  private final Findings findings;
  private final FindingRowsRead rows;
  private final FindingStates states;
  private final Clock clock;

  Violations(Findings findings, FindingRowsRead rows, FindingStates states, Clock clock) {
    this.findings = findings;
    this.rows = rows;
    this.states = states;
    this.clock = clock;
  }

  /** Puts one page of them into the model. */
  void show(ClusterId cluster, PageRequested page, Scope scope, Model model) {
    FindingFilter filter =
        FindingFilter.RAW.of(cluster).with(states.addressed(clock.instant(), scope));
    long raw = findings.count(filter, scope).raw();
    model.addAttribute(
        "violations",
        rows.rows(
            findings.page(
                filter, FindingOrder.WORST, Math.toIntExact(page.offset()), page.size(), scope),
            scope));
    model.addAttribute("open", raw);
    model.addAttribute("links", new PageLinks("/clusters/" + cluster, Map.of(), page, raw));
  }
}
