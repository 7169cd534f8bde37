package io.muster.identity.web;

import io.muster.identity.Account;
import io.muster.identity.Actor;
import io.muster.identity.Directory;
import io.muster.identity.ProofAgain;
import io.muster.identity.SecondFactorManagement;
import io.muster.shared.AccountId;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking away the second factor that another lost; nothing of its key is shown. */
@Controller
class LostFactorController {

  private static final String VIEW = "identity/lost-factor";

  private final Directory directory;
  private final SecondFactorManagement factors;
  private final ProofAgain proofs;

  LostFactorController(Directory directory, SecondFactorManagement factors, ProofAgain proofs) {
    this.directory = directory;
    this.factors = factors;
    this.proofs = proofs;
  }

  @GetMapping("/accounts/{id}/second-factor")
  ModelAndView page(Actor actor, @PathVariable String id) {
    Account account = directory.get(actor, AccountId.parse(id));
    return with(new ModelAndView(VIEW).addObject("form", CodeForm.EMPTY), actor, account);
  }

  @PostMapping("/accounts/{id}/second-factor/removal")
  ModelAndView takeAway(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") CodeForm form,
      RedirectAttributes after) {
    Account account = directory.get(actor, AccountId.parse(id));
    try {
      factors.takeAway(proofs.fresh(actor, form.password(), form.code()), account.id());
      after.addFlashAttribute(
          "done", "The second factor of " + account.username() + " is taken away.");
      return SeeOther.to("/accounts/" + account.id());
    } catch (Invalid refused) {
      return with(RefusedForm.of(VIEW, form, refused), actor, account);
    }
  }

  private ModelAndView with(ModelAndView page, Actor actor, Account account) {
    var factor =
        factors
            .of(actor, account.id())
            .orElseThrow(() -> new NotFound("This account has no second factor."));
    return page.addObject("account", account)
        .addObject("factor", factor)
        .addObject("provesAgain", proofs.isNeeded(actor));
  }
}
