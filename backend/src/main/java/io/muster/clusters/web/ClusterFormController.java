package io.muster.clusters.web;

import io.muster.clusters.AssetRole;
import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.Edited;
import io.muster.clusters.ProposalManagement;
import io.muster.clusters.SavedMeanwhile;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Editing what is said about a cluster. */
@Controller
class ClusterFormController {

  private static final String VIEW = "clusters/cluster-form";

  private final ClusterManagement management;
  private final ProposalManagement proposals;
  private final Boundaries boundaries;

  ClusterFormController(
      ClusterManagement management, ProposalManagement proposals, Boundaries boundaries) {
    this.management = management;
    this.proposals = proposals;
    this.boundaries = boundaries;
  }

  @GetMapping("/clusters/{id}/edit")
  ModelAndView filled(Actor actor, @PathVariable String id) {
    Cluster cluster = management.toEdit(actor, ClusterId.parse(id));
    return with(new ModelAndView(VIEW).addObject("form", ClusterForm.of(cluster)), cluster, actor);
  }

  @PostMapping("/clusters/{id}/edit")
  ModelAndView edit(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") ClusterForm form,
      RedirectAttributes after) {
    Cluster cluster = management.toEdit(actor, ClusterId.parse(id));
    try {
      Edited edited =
          management.edit(actor, cluster.id(), form.details(), form.version(), form.reason());
      after.addFlashAttribute("done", sentence(edited));
      return SeeOther.to("/clusters/" + cluster.id());
    } catch (SavedMeanwhile refused) {
      Cluster now = management.toEdit(actor, cluster.id());
      return with(RefusedForm.of(VIEW, form.over(now.version()), refused), now, actor);
    } catch (Invalid refused) {
      return with(RefusedForm.of(VIEW, form.shownAgain(), refused), cluster, actor);
    }
  }

  private static String sentence(Edited edited) {
    String saved = "Cluster " + edited.cluster().name() + " is saved.";
    if (edited.waiting().isEmpty()) {
      return saved;
    }
    String parts =
        edited.waiting().stream().map(c -> c.part().words()).collect(Collectors.joining(" and "));
    return saved + " Awaiting confirmation by an ISSM who is another person: " + parts + ".";
  }

  private ModelAndView with(ModelAndView page, Cluster cluster, Actor actor) {
    return page.addObject("cluster", cluster)
        .addObject("boundary", boundaries.get(cluster.boundaryId(), actor.scope()))
        .addObject("needsConfirmation", proposals.needsConfirmation(cluster.id()))
        .addObject("mayRetire", ClusterManagement.mayRetire(actor, cluster.boundaryId()))
        .addObject("boundaries", choices(actor))
        .addObject(
            "roles",
            Arrays.stream(AssetRole.values()).map(r -> new Option(r.name(), r.word())).toList());
  }

  private List<Option> choices(Actor actor) {
    return boundaries.list(actor.scope()).stream()
        .filter(b -> ClusterManagement.mayEdit(actor, b.id()))
        .map(b -> new Option(b.id().toString(), b.name()))
        .toList();
  }
}
