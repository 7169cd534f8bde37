package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.WaitingGrant;
import io.muster.identity.WaitingGrants;
import io.muster.shared.NotFound;
import io.muster.ui.SeeOther;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Confirming and refusing deciding roles that wait for a second administrator. */
@Controller
class WaitingGrantsController {

  private final WaitingGrants waiting;
  private final GrantChoices grants;

  WaitingGrantsController(WaitingGrants waiting, GrantChoices grants) {
    this.waiting = waiting;
    this.grants = grants;
  }

  @PostMapping("/accounts/waiting-grants/{id}/confirmation")
  ModelAndView confirm(Actor actor, @PathVariable String id, RedirectAttributes after) {
    return done("begins now", waiting.confirm(actor, parse(id)), after);
  }

  @PostMapping("/accounts/waiting-grants/{id}/refusal")
  ModelAndView refuse(Actor actor, @PathVariable String id, RedirectAttributes after) {
    return done("is refused", waiting.refuse(actor, parse(id)), after);
  }

  private ModelAndView done(String what, WaitingGrant settled, RedirectAttributes after) {
    after.addFlashAttribute(
        "done", grants.words(settled.grant()) + ", for " + settled.username() + " " + what + ".");
    return SeeOther.to("/accounts");
  }

  private static UUID parse(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException noId) {
      throw new NotFound("No role of that kind waits any more.");
    }
  }
}
