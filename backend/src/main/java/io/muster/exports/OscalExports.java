package io.muster.exports;

import io.muster.clusters.Boundaries;
import io.muster.clusters.BoundaryDetails;
import io.muster.exceptions.PendingRequests;
import io.muster.exports.oscal.Assessed;
import io.muster.exports.oscal.AssessmentResultsWriter;
import io.muster.exports.oscal.Head;
import io.muster.exports.oscal.PoamWriter;
import io.muster.exports.oscal.SystemId;
import io.muster.identity.Scope;
import io.muster.plans.Plan;
import io.muster.posture.FleetLine;
import io.muster.shared.BoundaryId;
import io.muster.shared.Conflict;
import io.muster.ui.Frame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** OSCAL assessment results and plans of action and milestones, for any past instant. */
@Component
public class OscalExports {

  private final SelectedClusters clusters;
  private final Checklists checklists;
  private final PoamItems items;
  private final PendingRequests requests;
  private final Boundaries boundaries;
  private final Frame frame;

  OscalExports(
      SelectedClusters clusters,
      Checklists checklists,
      PoamItems items,
      PendingRequests requests,
      Boundaries boundaries,
      Frame frame) {
    this.clusters = clusters;
    this.checklists = checklists;
    this.items = items;
    this.requests = requests;
    this.boundaries = boundaries;
    this.frame = frame;
  }

  /**
   * Assessment results of the clusters of the selection, one result each.
   *
   * @throws io.muster.shared.NotFound if the boundary of the selection is not in the scope
   * @throws Conflict if there was no such cluster: OSCAL has no empty results
   */
  public FleetChecklists.Export assessmentResults(Selection selection, Moment moment, Scope scope) {
    clusters.check(selection, scope);
    if (!clusters.lines(selection, moment, scope).hasNext()) {
      throw new Conflict(
          "No cluster is in this selection at that instant, and OSCAL has no empty assessment"
              + " results: choose other clusters, or another instant.");
    }
    Head head = head("Assessment results", selection, moment, scope);
    List<PoamItem> plans = items.of(selection, moment, scope);
    return out ->
        AssessmentResultsWriter.write(
            head,
            clusters
                .lines(selection, moment, scope)
                .map(line -> assessed(line, plans, moment, scope)),
            out);
  }

  /**
   * The plan of action and milestones of the selection.
   *
   * @throws io.muster.shared.NotFound if the boundary of the selection is not in the scope
   * @throws Conflict if nothing needs a plan: OSCAL has no empty plans
   */
  public FleetChecklists.Export poam(Selection selection, Moment moment, Scope scope) {
    List<PoamItem> all = items.of(selection, moment, scope);
    if (all.isEmpty()) {
      throw new Conflict(
          "Nothing needs a plan in this selection at that instant, and OSCAL has no empty plan of"
              + " action and milestones.");
    }
    Head head = head("Plan of action and milestones", selection, moment, scope);
    SystemId system = system(all, moment, scope);
    return out ->
        PoamWriter.write(
            head, system, all, item -> items.devices(item, selection, moment, scope), out);
  }

  private Assessed assessed(FleetLine line, List<PoamItem> plans, Moment moment, Scope scope) {
    Checklist checklist = checklists.of(line.cluster(), RuleChoice.ONLY, moment, scope);
    List<PoamFinding> findings =
        checklist.seen().violators().isEmpty()
            ? List.of()
            : PoamFinding.of(checklist.seen(), requests.at(line.boundary(), moment.asOf(), scope));
    Plan plan =
        plans.stream()
            .filter(p -> p.clusters().contains(line.cluster()))
            .map(PoamItem::plan)
            .findFirst()
            .orElse(null);
    return new Assessed(checklist, findings, plan);
  }

  private Head head(String title, Selection selection, Moment moment, Scope scope) {
    String words =
        selection.words(
            Optional.ofNullable(selection.filter().boundary())
                .map(b -> named(b, moment, scope).name())
                .orElse(null));
    return new Head(
        title + ", " + Plan.RULE + ": " + words,
        words,
        selection.key() + " " + (scope.all() ? "all" : scope.ids().stream().sorted().toList()),
        moment,
        checklists.release(RuleChoice.ONLY, moment.asOf()),
        frame.getMarking().text(),
        frame.getVersion());
  }

  private @Nullable SystemId system(List<PoamItem> all, Moment moment, Scope scope) {
    List<BoundaryId> about = all.stream().map(i -> i.plan().boundary()).distinct().toList();
    return about.size() > 1
        ? null
        : new SystemId(about.getFirst(), named(about.getFirst(), moment, scope).emassId());
  }

  private BoundaryDetails named(BoundaryId boundary, Moment moment, Scope scope) {
    return boundaries
        .detailsAt(boundary, moment.asOf(), scope)
        .orElseGet(() -> boundaries.get(boundary, scope).details());
  }
}
