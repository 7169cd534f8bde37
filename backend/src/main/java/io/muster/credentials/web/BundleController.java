package io.muster.credentials.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.clusters.IdentityPart;
import io.muster.clusters.ProposedChanges;
import io.muster.credentials.Bundle;
import io.muster.credentials.BundleDiffers;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Bundles;
import io.muster.credentials.Stored;
import io.muster.credentials.reading.BundleRefused;
import io.muster.identity.Actor;
import io.muster.identity.ProofAgain;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is known of a cluster's bundle, and uploading another. */
@Controller
class BundleController {

  private static final String VIEW = "credentials/bundle";

  private final Clusters clusters;
  private final Boundaries boundaries;
  private final Bundles bundles;
  private final BundleManagement management;
  private final ProposedChanges changes;
  private final ProofAgain proofs;
  private final Clock clock;

  BundleController(
      Clusters clusters,
      Boundaries boundaries,
      Bundles bundles,
      BundleManagement management,
      ProposedChanges changes,
      ProofAgain proofs,
      Clock clock) {
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.bundles = bundles;
    this.management = management;
    this.changes = changes;
    this.proofs = proofs;
    this.clock = clock;
  }

  @GetMapping("/clusters/{id}/bundle")
  ModelAndView show(Actor actor, @PathVariable String id) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    ModelAndView page = new ModelAndView(VIEW).addObject("form", new BundleForm(null, false, ""));
    return with(page, cluster, actor);
  }

  @PostMapping("/clusters/{id}/bundle")
  ModelAndView upload(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") BundleForm form,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      RedirectAttributes after) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    try {
      boolean replaces = bundles.currentOf(cluster.id(), actor.scope()).isPresent();
      Stored stored =
          management.upload(
              replaces ? proofs.fresh(actor, password, code) : actor,
              cluster.id(),
              Upload.bytesOf(form.bundle()),
              form.proposal());
      after.addFlashAttribute("done", sentence(stored));
      return SeeOther.to("/clusters/" + cluster.id() + "/bundle");
    } catch (Invalid refused) {
      ModelAndView again = RefusedForm.of(VIEW, form, refused);
      return with(again.addObject("differs", form.confirmed()), cluster, actor);
    } catch (BundleRefused refused) {
      return with(RefusedForm.of(VIEW, form, refused), cluster, actor);
    } catch (BundleDiffers differs) {
      ModelAndView again = RefusedForm.of(VIEW, form, differs).addObject("differs", true);
      return with(again, cluster, actor);
    }
  }

  private String sentence(Stored stored) {
    return switch (stored) {
      case Stored.InUse(Bundle bundle) ->
          "The bundle is stored. It has " + bundle.daysLeft(clock.instant()) + " days left.";
      case Stored.Waiting _ ->
          "The bundle is proposed. The present one stays in use until an ISSM who is another person"
              + " confirms it.";
    };
  }

  private ModelAndView with(ModelAndView page, Cluster cluster, Actor actor) {
    Optional<Bundle> present = bundles.currentOf(cluster.id(), actor.scope());
    return page.addObject("cluster", cluster)
        .addObject("boundary", boundaries.get(cluster.boundaryId(), actor.scope()))
        .addObject("bundle", present.orElse(null))
        .addObject(
            "waiting",
            changes.waitingAt(cluster.id(), clock.instant(), actor.scope()).stream()
                .filter(c -> c.part() == IdentityPart.BUNDLE)
                .findFirst()
                .orElse(null))
        .addObject("earlier", bundles.earlierOf(cluster.id(), actor.scope()))
        .addObject("now", clock.instant())
        .addObject("provesAgain", proofs.isNeeded(actor))
        .addObject(
            "mayUpload",
            !cluster.isRetired()
                && (present.isEmpty()
                    ? BundleManagement.mayUpload(actor, cluster.boundaryId())
                    : BundleManagement.mayReplace(actor, cluster.boundaryId())));
  }
}
