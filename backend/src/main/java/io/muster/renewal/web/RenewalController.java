package io.muster.renewal.web;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.credentials.Bundle;
import io.muster.credentials.Bundles;
import io.muster.identity.Actor;
import io.muster.renewal.OldKeys;
import io.muster.renewal.RenewalAccount;
import io.muster.renewal.RenewalAttempt;
import io.muster.renewal.RenewalManagement;
import io.muster.renewal.Renewals;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a cluster's bundle is renewed: opting in and out, what came of it, and renewing it now. */
@Controller
class RenewalController {

  private static final String PAGE = "renewal/renewal";
  private static final int SHOWN = 20;

  private final Clusters clusters;
  private final Bundles bundles;
  private final Renewals renewals;
  private final OldKeys oldKeys;
  private final RenewalManagement management;

  RenewalController(
      Clusters clusters,
      Bundles bundles,
      Renewals renewals,
      OldKeys oldKeys,
      RenewalManagement management) {
    this.clusters = clusters;
    this.bundles = bundles;
    this.renewals = renewals;
    this.oldKeys = oldKeys;
    this.management = management;
  }

  @GetMapping("/clusters/{id}/renewal")
  ModelAndView show(Actor actor, @PathVariable String id) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    RenewalForm form =
        renewals.of(cluster.id(), actor.scope()).map(RenewalForm::of).orElseGet(RenewalForm::empty);
    return with(new ModelAndView(PAGE).addObject("form", form), cluster, actor);
  }

  @PostMapping("/clusters/{id}/renewal")
  ModelAndView optIn(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") RenewalForm form,
      RedirectAttributes after) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    try {
      management.optIn(actor, cluster.id(), form.wanted());
    } catch (Invalid | Conflict refused) {
      return with(RefusedForm.of(PAGE, form, refused), cluster, actor);
    }
    after.addFlashAttribute(
        "done", "The bundle will be renewed. Renew it now once, to see whether the account works.");
    return seeOther(cluster);
  }

  @PostMapping("/clusters/{id}/renewal/attempts")
  ModelAndView renew(Actor actor, @PathVariable String id, RedirectAttributes after) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    RenewalAttempt attempt = management.renewNow(actor, cluster.id());
    after.addFlashAttribute(attempt.outcome().good() ? "done" : "trouble", attempt.sentence());
    return seeOther(cluster);
  }

  @PostMapping("/clusters/{id}/renewal/end")
  ModelAndView optOut(Actor actor, @PathVariable String id, RedirectAttributes after) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    management.optOut(actor, cluster.id());
    after.addFlashAttribute("done", "The bundle is not renewed any more; the password is deleted.");
    return seeOther(cluster);
  }

  private ModelAndView with(ModelAndView page, Cluster cluster, Actor actor) {
    RenewalAccount account = renewals.of(cluster.id(), actor.scope()).orElse(null);
    Bundle bundle = bundles.currentOf(cluster.id(), actor.scope()).orElse(null);
    return page.addObject("cluster", cluster)
        .addObject("account", account)
        .addObject("bundle", bundle)
        .addObject("due", account == null || bundle == null ? null : account.due(bundle))
        .addObject("attempts", renewals.attempts(cluster.id(), SHOWN, actor.scope()))
        .addObject("oldKeys", oldKeys.waiting(cluster.id(), actor.scope()))
        .addObject("mayRenew", RenewalManagement.mayRenew(actor, cluster));
  }

  private static ModelAndView seeOther(Cluster cluster) {
    return SeeOther.to("/clusters/" + cluster.id() + "/renewal");
  }
}
