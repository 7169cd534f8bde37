package io.muster.identity.web;

import io.muster.identity.Account;
import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import io.muster.identity.Directory;
import io.muster.identity.PasswordRule;
import io.muster.shared.AccountId;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own password, and another's as an administrator sets it. */
@Controller
class PasswordController {

  private static final String VIEW = "identity/password";

  private final AccountManagement accounts;
  private final Directory directory;
  private final Sessions sessions;

  PasswordController(AccountManagement accounts, Directory directory, Sessions sessions) {
    this.accounts = accounts;
    this.directory = directory;
    this.sessions = sessions;
  }

  @GetMapping("/account/password")
  ModelAndView own(Actor actor) {
    return with(blank(), null);
  }

  @PostMapping("/account/password")
  ModelAndView changeOwn(
      Actor actor,
      @ModelAttribute("form") PasswordForm form,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes after) {
    try {
      var signedIn =
          accounts.changeOwnPassword(actor, form.present(), form.code(), form.password());
      sessions.begin(request, response, signedIn);
      after.addFlashAttribute(
          "done", "Your password is changed. Sessions elsewhere are signed out.");
      return SeeOther.to("/account");
    } catch (Invalid refused) {
      return with(RefusedForm.of(VIEW, form, refused), null);
    }
  }

  @GetMapping("/accounts/{id}/password")
  ModelAndView anothers(Actor actor, @PathVariable String id) {
    return with(blank(), directory.get(actor, AccountId.parse(id)));
  }

  @PostMapping("/accounts/{id}/password")
  ModelAndView setAnothers(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") PasswordForm form,
      RedirectAttributes after) {
    Account account = directory.get(actor, AccountId.parse(id));
    try {
      accounts.setPassword(actor, account.id(), form.password());
      after.addFlashAttribute("done", "The password of " + account.username() + " is set.");
      return SeeOther.to("/accounts/" + account.id());
    } catch (Invalid refused) {
      return with(RefusedForm.of(VIEW, form, refused), account);
    }
  }

  private static ModelAndView blank() {
    return new ModelAndView(VIEW).addObject("form", new PasswordForm(null, null, null));
  }

  private static ModelAndView with(ModelAndView page, @Nullable Account account) {
    return page.addObject("account", account).addObject("passwordRule", PasswordRule.SENTENCE);
  }
}
