package io.muster.identity.web;

import io.muster.identity.Account;
import io.muster.identity.Actor;
import io.muster.identity.Directory;
import io.muster.identity.OutsideIdentity;
import io.muster.identity.ProofAgain;
import io.muster.identity.SignInIdentities;
import io.muster.identity.SignInIdentity;
import io.muster.identity.oidc.OidcSettings;
import io.muster.shared.AccountId;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.Problem;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Linking identities from outside to an account, and unlinking them. */
@Controller
class SignInIdentityController {

  private static final String LINK = "identity/sign-in-identity-link";
  private static final String ONE = "identity/sign-in-identity";

  /** A choice of a form. */
  record Choice(String value, String label) {}

  private static final List<Choice> KINDS =
      Arrays.stream(OutsideIdentity.Kind.values())
          .map(k -> new Choice(k.name(), k.words()))
          .toList();

  private final Directory directory;
  private final SignInIdentities identities;
  private final ProofAgain proofs;
  private final OidcSettings provider;

  SignInIdentityController(
      Directory directory, SignInIdentities identities, ProofAgain proofs, OidcSettings provider) {
    this.provider = provider;
    this.directory = directory;
    this.identities = identities;
    this.proofs = proofs;
  }

  @GetMapping("/accounts/{id}/sign-in-identities/new")
  ModelAndView blank(Actor actor, @PathVariable String id) {
    Account account = directory.get(actor, AccountId.parse(id));
    var form = SignInIdentityForm.of(provider.on() ? provider.issuerText() : "");
    return with(new ModelAndView(LINK).addObject("form", form), actor, account);
  }

  @PostMapping("/accounts/{id}/sign-in-identities/new")
  ModelAndView link(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") SignInIdentityForm form,
      RedirectAttributes after) {
    Account account = directory.get(actor, AccountId.parse(id));
    try {
      OutsideIdentity identity = form.identity();
      identities.link(proofs.fresh(actor, form.password(), form.code()), account.id(), identity);
      after.addFlashAttribute("done", "The identity is linked to " + account.username() + ".");
      return SeeOther.to("/accounts/" + account.id());
    } catch (Invalid | Conflict refused) {
      return with(RefusedForm.of(LINK, form, (Problem) refused), actor, account);
    }
  }

  @GetMapping("/accounts/{id}/sign-in-identities/{identity}")
  ModelAndView page(Actor actor, @PathVariable String id, @PathVariable String identity) {
    Account account = directory.get(actor, AccountId.parse(id));
    SignInIdentity linked = linked(actor, account, identity);
    return with(new ModelAndView(ONE).addObject("form", CodeForm.EMPTY), actor, account)
        .addObject("identity", linked);
  }

  @PostMapping("/accounts/{id}/sign-in-identities/{identity}/end")
  ModelAndView unlink(
      Actor actor,
      @PathVariable String id,
      @PathVariable String identity,
      @ModelAttribute("form") CodeForm form,
      RedirectAttributes after) {
    Account account = directory.get(actor, AccountId.parse(id));
    SignInIdentity linked = linked(actor, account, identity);
    try {
      identities.unlink(
          proofs.fresh(actor, form.password(), form.code()), account.id(), linked.id());
      after.addFlashAttribute("done", "The identity opens " + account.username() + " no more.");
      return SeeOther.to("/accounts/" + account.id());
    } catch (Invalid refused) {
      return with(RefusedForm.of(ONE, form, refused), actor, account).addObject("identity", linked);
    }
  }

  private SignInIdentity linked(Actor actor, Account account, String identity) {
    return identities.of(actor, account.id()).stream()
        .filter(i -> i.linked() && i.id().toString().equals(identity))
        .findFirst()
        .orElseThrow(() -> new NotFound("That identity is not linked to this account."));
  }

  private ModelAndView with(ModelAndView page, Actor actor, Account account) {
    return page.addObject("account", account)
        .addObject("kinds", KINDS)
        .addObject("provesAgain", proofs.isNeeded(actor));
  }
}
