package io.muster.identity.web;

import io.muster.identity.Account;
import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import io.muster.identity.Directory;
import io.muster.identity.Grant;
import io.muster.identity.NewAccount;
import io.muster.identity.PasswordRule;
import io.muster.identity.RefusedClaims;
import io.muster.identity.Role;
import io.muster.identity.SecondFactorManagement;
import io.muster.identity.SeparationOfDuties;
import io.muster.identity.SignInIdentities;
import io.muster.shared.AccountId;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Making, changing and disabling accounts. */
@Controller
class AccountFormController {

  private static final String VIEW = "identity/account-form";

  private final Directory directory;
  private final AccountManagement accounts;
  private final GrantChoices grants;
  private final SeparationOfDuties duties;
  private final SecondFactorManagement factors;
  private final SignInIdentities identities;
  private final RefusedClaims refused;
  private final Clock clock;

  AccountFormController(
      Directory directory,
      AccountManagement accounts,
      GrantChoices grants,
      SeparationOfDuties duties,
      SecondFactorManagement factors,
      SignInIdentities identities,
      RefusedClaims refused,
      Clock clock) {
    this.directory = directory;
    this.accounts = accounts;
    this.grants = grants;
    this.duties = duties;
    this.factors = factors;
    this.identities = identities;
    this.refused = refused;
    this.clock = clock;
  }

  @GetMapping("/accounts/new")
  ModelAndView blank(Actor actor) {
    actor.requireEverywhere(Role.ADMINISTRATOR);
    return with(new ModelAndView(VIEW).addObject("form", AccountForm.empty()), null);
  }

  @PostMapping("/accounts/new")
  ModelAndView make(
      Actor actor, @ModelAttribute("form") AccountForm form, RedirectAttributes after) {
    actor.requireEverywhere(Role.ADMINISTRATOR);
    try {
      var wanted =
          new NewAccount(
              form.username(),
              form.displayName(),
              form.email(),
              form.password(),
              form.breakGlass()
                  ? AccountManagement.ADMINISTERING
                  : grants.read(form.grants(), form.until(), Set.of()),
              form.breakGlass());
      Account made = accounts.create(actor, wanted);
      after.addFlashAttribute("done", "Account " + made.username() + " is made.");
      return SeeOther.to("/accounts/" + made.id());
    } catch (Invalid refused) {
      return with(RefusedForm.of(VIEW, form, refused), null);
    } catch (Conflict taken) {
      return with(RefusedForm.of(VIEW, form, new Invalid("username", taken.sentence())), null);
    }
  }

  @GetMapping("/accounts/{id}")
  ModelAndView page(Actor actor, @PathVariable String id) {
    Account account = directory.get(actor, AccountId.parse(id));
    var form = AccountForm.of(account, grants.values(account.grants(clock.instant())));
    return with(new ModelAndView(VIEW).addObject("form", form), account)
        .addObject("identities", identities.of(actor, account.id()))
        .addObject("claimed", grants.words(account.claimed(clock.instant())))
        .addObject("refusedClaims", refused.of(actor, account.id()))
        .addObject("factor", factors.of(actor, account.id()).orElse(null));
  }

  @PostMapping("/accounts/{id}")
  ModelAndView edit(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") AccountForm form,
      RedirectAttributes after) {
    Account account = directory.get(actor, AccountId.parse(id));
    try {
      Set<Grant> wanted = grants.read(form.grants(), form.until(), account.grants(clock.instant()));
      accounts.edit(actor, account.id(), form.displayName(), form.email(), wanted);
      after.addFlashAttribute("done", "Account " + account.username() + " is saved.");
      return SeeOther.to("/accounts/" + account.id());
    } catch (Invalid refused) {
      return with(RefusedForm.of(VIEW, form, refused), account);
    }
  }

  @PostMapping("/accounts/{id}/disablement")
  ModelAndView disable(Actor actor, @PathVariable String id, RedirectAttributes after) {
    Account account = directory.get(actor, AccountId.parse(id));
    accounts.disable(actor, account.id());
    after.addFlashAttribute("done", "Account " + account.username() + " is disabled.");
    return SeeOther.to("/accounts/" + account.id());
  }

  private ModelAndView with(ModelAndView page, @Nullable Account account) {
    if (account != null) {
      Instant now = clock.instant();
      Set<Grant> dated = new HashSet<>(account.grants(now));
      dated.removeIf(g -> g.until() == null && GrantChoices.ROLES.contains(g.role()));
      page.addObject("dated", grants.words(dated))
          .addObject("conflicts", duties.conflicts(account.id(), now));
    }
    return page.addObject("account", account)
        .addObject("roles", GrantChoices.ROLES)
        .addObject("choices", grants.rows())
        .addObject("passwordRule", PasswordRule.SENTENCE);
  }
}
