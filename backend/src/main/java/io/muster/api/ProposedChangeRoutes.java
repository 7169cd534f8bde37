package io.muster.api;

import io.muster.clusters.Clusters;
import io.muster.clusters.ConfirmationRules.Act;
import io.muster.clusters.ProposalManagement;
import io.muster.clusters.ProposedChanges;
import io.muster.identity.Actor;
import io.muster.shared.ChangeId;
import io.muster.shared.ClusterId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proposed changes of what clusters are reached and known by, and what a second person says. */
@RestController
@RequestMapping("/api/v1")
class ProposedChangeRoutes {

  private final ProposedChanges changes;
  private final ProposalManagement management;
  private final Clusters clusters;

  ProposedChangeRoutes(ProposedChanges changes, ProposalManagement management, Clusters clusters) {
    this.changes = changes;
    this.management = management;
    this.clusters = clusters;
  }

  @GetMapping("/clusters/{id}/proposed-changes")
  @Operation(summary = "All ever proposed for a cluster's identity: what waits first")
  List<ProposedChangeView> of(Actor actor, @PathVariable String id) {
    ClusterId cluster = clusters.get(ClusterId.parse(id), actor.scope()).id();
    return changes.of(cluster, actor.scope()).stream().map(ProposedChangeView::of).toList();
  }

  @GetMapping("/proposed-changes/{id}")
  @Operation(summary = "A proposed change, whatever became of it")
  ProposedChangeView one(Actor actor, @PathVariable String id) {
    return ProposedChangeView.of(changes.get(ChangeId.parse(id), actor.scope()));
  }

  /**
   * What the second person says.
   *
   * @param decision CONFIRM, REFUSE or WITHDRAW
   * @param remark needed to refuse
   */
  record DecisionWanted(@Nullable String decision, @Nullable String remark) {}

  @PostMapping("/proposed-changes/{id}/decisions")
  @Operation(
      summary = "Confirm, refuse or withdraw a proposed change",
      description =
          "An ISSM of the cluster's boundary confirms or refuses it, and confirms nothing that the"
              + " same person proposed. Who proposed it withdraws it.")
  ProposedChangeView decide(
      Actor actor, @PathVariable String id, @RequestBody DecisionWanted wanted) {
    var change = ChangeId.parse(id);
    String remark = wanted.remark() == null ? "" : wanted.remark();
    Act act = Words.read(Act.values(), "decision", wanted.decision());
    return ProposedChangeView.of(management.decide(actor, change, act, remark));
  }
}
