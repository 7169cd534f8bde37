package io.muster.posture.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Clusters;
import io.muster.exceptions.RequestManagement;
import io.muster.findings.Finding;
import io.muster.findings.FindingHistory;
import io.muster.findings.Findings;
import io.muster.identity.Actor;
import io.muster.posture.FindingStates;
import io.muster.scans.Scans;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import io.muster.ui.AsOf;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One finding with all that was ever read of it, and the other episodes of its subject. */
@Controller
class FindingController {

  private final Findings findings;
  private final FindingRowsRead rows;
  private final FindingStates states;
  private final Scans scans;
  private final Clusters clusters;
  private final Boundaries boundaries;

  FindingController(
      Findings findings,
      FindingRowsRead rows,
      FindingStates states,
      Scans scans,
      Clusters clusters,
      Boundaries boundaries) {
    this.findings = findings;
    this.rows = rows;
    this.states = states;
    this.scans = scans;
    this.clusters = clusters;
    this.boundaries = boundaries;
  }

  @GetMapping("/findings/{id}")
  String show(Actor actor, @PathVariable String id, AsOf asOf, Model model) {
    FindingId wanted = FindingId.parse(id);
    Instant at = asOf.at();
    Instant then = asOf.past() ? at : null;
    List<FindingHistory> episodes = findings.history(wanted, then, actor.scope());
    FindingHistory history =
        episodes.stream().filter(h -> h.finding().id().equals(wanted)).findFirst().orElseThrow();
    Finding finding = history.finding();
    model.addAttribute("f", finding);
    model.addAttribute("title", finding.subject() + " on " + finding.clusterName());
    FindingRow row = rows.rows(List.of(finding), at, actor.scope()).getFirst();
    model.addAttribute("state", row.state());
    model.addAttribute("says", FindingSentence.of(finding));
    model.addAttribute("row", row);
    model.addAttribute("periods", states.periodsOf(finding.id(), then, actor.scope()));
    model.addAttribute("reads", rows.reads(history).reversed());
    model.addAttribute("places", history.places().reversed());
    model.addAttribute(
        "episodes",
        rows.rows(episodes.stream().map(FindingHistory::finding).toList(), at, actor.scope()));
    model.addAttribute(
        "mayRequest",
        !asOf.past() && finding.open() && RequestManagement.mayWrite(actor, finding.boundary()));
    model.addAttribute(
        "boundary", boundaries.at(finding.boundary(), at, actor.scope()).orElse(null));
    model.addAttribute(
        "clusterIsThere", clusters.at(finding.cluster(), at, actor.scope()).isPresent());
    model.addAttribute("opening", seen(finding.openedBy(), actor));
    model.addAttribute("ending", seen(finding.endedBy(), actor));
    return "posture/finding";
  }

  /** The scan, if the viewer may see it: the cluster may have come from another boundary. */
  private @Nullable ScanId seen(@Nullable ScanId scan, Actor actor) {
    return scan != null && scans.find(scan, actor.scope()).isPresent() ? scan : null;
  }
}
