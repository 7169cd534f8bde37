package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.RefusedClaims;
import io.muster.identity.SignInIdentities;
import io.muster.identity.TokenManagement;
import io.muster.identity.TokenScope;
import io.muster.shared.Invalid;
import io.muster.shared.TokenId;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: roles, what signs in to it, and API tokens. */
@Controller
class OwnAccountController {

  private static final String FORM = "identity/token-form";

  private final TokenManagement tokens;
  private final GrantChoices grants;
  private final SignInIdentities identities;
  private final RefusedClaims refused;
  private final Clock clock;

  OwnAccountController(
      TokenManagement tokens,
      GrantChoices grants,
      SignInIdentities identities,
      RefusedClaims refused,
      Clock clock) {
    this.tokens = tokens;
    this.grants = grants;
    this.identities = identities;
    this.refused = refused;
    this.clock = clock;
  }

  @GetMapping("/account")
  ModelAndView page(Actor actor) {
    return new ModelAndView("identity/account")
        .addObject("roles", grants.words(actor.grants()))
        .addObject("identities", identities.of(actor, actor.account()))
        .addObject("refusedClaims", refused.of(actor, actor.account()))
        .addObject("tokens", tokens.of(actor))
        .addObject("now", clock.instant());
  }

  @GetMapping("/account/tokens/new")
  ModelAndView blank(Actor actor) {
    return with(new ModelAndView(FORM).addObject("form", new TokenForm(null, null, null)));
  }

  /** Shows the key in the answer itself: nothing on the way keeps it. */
  @PostMapping("/account/tokens/new")
  ModelAndView make(Actor actor, @ModelAttribute("form") TokenForm form) {
    try {
      var made = tokens.make(actor, form.name(), scopes(form), end(form));
      return new ModelAndView("identity/token-made")
          .addObject("token", made.token())
          .addObject("key", made.key());
    } catch (Invalid refused) {
      return with(RefusedForm.of(FORM, form, refused));
    }
  }

  @PostMapping("/account/tokens/{id}/revocation")
  ModelAndView revoke(Actor actor, @PathVariable String id, RedirectAttributes after) {
    tokens.revoke(actor, TokenId.parse(id));
    after.addFlashAttribute("done", "The token is revoked.");
    return SeeOther.to("/account");
  }

  private static @Nullable Set<TokenScope> scopes(TokenForm form) {
    return form.scopes().isEmpty() ? null : TokenScope.of(form.scopes());
  }

  private Instant end(TokenForm form) {
    if (!form.days().strip().matches("[1-9][0-9]{0,2}")) {
      throw new Invalid("days", "A token works for 1 to 365 days.");
    }
    long days = Long.parseLong(form.days().strip());
    if (days > TokenManagement.LONGEST.toDays()) {
      throw new Invalid("days", "A token works for 1 to 365 days.");
    }
    return clock.instant().plus(Duration.ofDays(days));
  }

  private static ModelAndView with(ModelAndView page) {
    return page.addObject("scopes", ScopeChoice.all());
  }
}
