package io.muster.clusters.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.identity.Account;
import io.muster.identity.Actor;
import io.muster.identity.RepresentativeManagement;
import io.muster.identity.Representatives;
import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who represents a boundary's AO, for everybody there; and naming and revoking them. */
@Controller
@RequestMapping("/boundaries/{id}/representatives")
class RepresentativesController {

  private static final String PAGE = "clusters/representatives";

  private final Boundaries boundaries;
  private final Representatives representatives;
  private final RepresentativeManagement management;
  private final Clock clock;

  RepresentativesController(
      Boundaries boundaries,
      Representatives representatives,
      RepresentativeManagement management,
      Clock clock) {
    this.boundaries = boundaries;
    this.representatives = representatives;
    this.management = management;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView show(Actor actor, @PathVariable String id) {
    Boundary boundary = boundaries.get(BoundaryId.parse(id), actor.scope());
    ModelAndView page = new ModelAndView(PAGE).addObject("form", RepresentativeForm.EMPTY);
    return shown(page, actor, boundary);
  }

  @PostMapping
  ModelAndView name(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") RepresentativeForm typed,
      RedirectAttributes after) {
    Boundary boundary = boundaries.get(BoundaryId.parse(id), actor.scope());
    RepresentativeManagement.requireMayName(actor, boundary.id());
    try {
      Account named =
          management.name(
              actor, boundary.id(), typed.username(), typed.end(boundary.policy().zone()));
      return done(
          boundary,
          named.displayName() + " represents the AO through " + typed.until() + ".",
          after);
    } catch (Invalid refused) {
      return shown(RefusedForm.of(PAGE, typed, refused), actor, boundary);
    }
  }

  @PostMapping("/{account}/revocation")
  ModelAndView revoke(
      Actor actor,
      @PathVariable String id,
      @PathVariable String account,
      RedirectAttributes after) {
    Boundary boundary = boundaries.get(BoundaryId.parse(id), actor.scope());
    RepresentativeManagement.requireMayName(actor, boundary.id());
    Account revoked = management.revoke(actor, boundary.id(), AccountId.parse(account));
    return done(boundary, revoked.displayName() + " represents the AO no more.", after);
  }

  private ModelAndView shown(ModelAndView page, Actor actor, Boundary boundary) {
    return page.addObject("boundary", boundary)
        .addObject("representatives", representatives.of(boundary.id(), actor.scope()))
        .addObject("now", clock.instant())
        .addObject("zone", boundary.policy().zone())
        .addObject("mayName", RepresentativeManagement.mayName(actor, boundary.id()));
  }

  private static ModelAndView done(Boundary boundary, String sentence, RedirectAttributes after) {
    after.addFlashAttribute("done", sentence);
    return SeeOther.to("/boundaries/" + boundary.id() + "/representatives");
  }
}
