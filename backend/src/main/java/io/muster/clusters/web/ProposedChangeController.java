package io.muster.clusters.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.clusters.ConfirmationRules;
import io.muster.clusters.ConfirmationRules.Act;
import io.muster.clusters.ProposalManagement;
import io.muster.clusters.ProposedChange;
import io.muster.clusters.ProposedChanges;
import io.muster.identity.Actor;
import io.muster.identity.ProofAgain;
import io.muster.shared.ChangeId;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Proposed changes of a cluster's identity: all of a cluster, and the page on which one is decided.
 */
@Controller
class ProposedChangeController {

  private static final String VIEW = "clusters/proposed-change";

  private final ProposedChanges changes;
  private final ProposalManagement management;
  private final ConfirmationRules rules;
  private final Clusters clusters;
  private final Boundaries boundaries;
  private final ProofAgain proofs;

  ProposedChangeController(
      ProposedChanges changes,
      ProposalManagement management,
      ConfirmationRules rules,
      Clusters clusters,
      Boundaries boundaries,
      ProofAgain proofs) {
    this.changes = changes;
    this.management = management;
    this.rules = rules;
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.proofs = proofs;
  }

  @GetMapping("/clusters/{id}/proposed-changes")
  ModelAndView list(Actor actor, @PathVariable String id) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    return new ModelAndView("clusters/proposed-changes")
        .addObject("cluster", cluster)
        .addObject("boundary", boundaries.get(cluster.boundaryId(), actor.scope()))
        .addObject("changes", changes.of(cluster.id(), actor.scope()));
  }

  @GetMapping("/proposed-changes/{id}")
  ModelAndView one(Actor actor, @PathVariable String id) {
    ModelAndView page = new ModelAndView(VIEW).addObject("form", new ProposedChangeForm("", ""));
    return with(page, actor, changes.get(ChangeId.parse(id), actor.scope()));
  }

  @PostMapping("/proposed-changes/{id}/decisions")
  ModelAndView decide(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") ProposedChangeForm form,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      RedirectAttributes after) {
    ProposedChange change = changes.get(ChangeId.parse(id), actor.scope());
    try {
      Act act = form.act();
      Actor who = act == Act.CONFIRM ? proofs.fresh(actor, password, code) : actor;
      ProposedChange decided = management.decide(who, change.id(), act, form.remark());
      after.addFlashAttribute(
          "done", "The proposed " + decided.part().words() + " is " + decided.state() + ".");
      return SeeOther.to("/clusters/" + change.cluster());
    } catch (Invalid refused) {
      return with(RefusedForm.of(VIEW, form, refused), actor, change);
    }
  }

  private ModelAndView with(ModelAndView page, Actor actor, ProposedChange change) {
    Cluster cluster = clusters.get(change.cluster(), actor.scope());
    return page.addObject("change", change)
        .addObject("cluster", cluster)
        .addObject("boundary", boundaries.get(cluster.boundaryId(), actor.scope()))
        .addObject("mayConfirm", management.may(actor, Act.CONFIRM, change))
        .addObject("mayRefuse", management.may(actor, Act.REFUSE, change))
        .addObject("mayWithdraw", management.may(actor, Act.WITHDRAW, change))
        .addObject(
            "whyNot", rules.refusal(actor, Act.CONFIRM, change, cluster.boundaryId()).orElse(""))
        .addObject("provesAgain", proofs.isNeeded(actor));
  }
}
