package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.Joining;
import io.muster.identity.OutsideIdentity;
import io.muster.identity.OutsideSignIn;
import io.muster.identity.OutsideSignIn.Outcome;
import io.muster.identity.Proof;
import io.muster.identity.SignedIn;
import io.muster.identity.oidc.OidcClaims;
import io.muster.identity.oidc.OidcSettings;
import io.muster.identity.oidc.OidcSignIn;
import io.muster.identity.oidc.ProviderDown;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.ui.SeeOther;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Signing in at an OpenID provider, and proving there once more who one is. */
@Controller
class OidcController {

  /** Where it begins. */
  static final String PATH = "/sign-in/oidc";

  /** Where who signed in so proves it once more. */
  static final String AGAIN = "/account/sign-in-again";

  private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);
  private static final String REFUSED = "identity/oidc-refused";

  private final OidcSettings settings;
  private final OidcSignIn flow;
  private final OidcClaims claims;
  private final OutsideSignIn door;
  private final Joining joining;
  private final Sessions sessions;
  private final Clock clock;

  OidcController(
      OidcSettings settings,
      OidcSignIn flow,
      OidcClaims claims,
      OutsideSignIn door,
      Joining joining,
      Sessions sessions,
      Clock clock) {
    this.settings = settings;
    this.flow = flow;
    this.claims = claims;
    this.door = door;
    this.joining = joining;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** The notice is accepted with it, see {@link NoticeFirst}. */
  @PostMapping(PATH)
  ModelAndView begin(HttpServletRequest request, HttpServletResponse response) {
    return leave(request, response, false);
  }

  /** Only for who signed in so: others give their password where it is asked for. */
  @GetMapping(AGAIN)
  ModelAndView again(Actor actor, HttpServletRequest request, HttpServletResponse response) {
    return isOidc(actor.proof()) ? leave(request, response, true) : SeeOther.to("/account");
  }

  /** Where the provider sends the browser back to. */
  @GetMapping(OidcSignIn.CALLBACK)
  @Nullable ModelAndView finish(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    requireOn();
    Optional<OidcSignIn.Answer> answer = flow.finish(request, response);
    if (answer.isEmpty()) {
      return SeeOther.to("/sign-in?provider=refused");
    }
    OidcIdToken token = answer.get().token();
    OutsideIdentity identity = claims.identity(token);
    Proof proof = claims.proof(token, clock.instant());
    if (!claims.suffices(proof)) {
      door.refuse(identity, OutsideSignIn.Why.TWO_FACTORS);
      return refused(identity, OutsideSignIn.Why.TWO_FACTORS.name());
    }
    Optional<Actor> before = CurrentActor.of(request);
    if (answer.get().again()) {
      if (before.isEmpty() || !joining.opens(identity, before.get())) {
        return refused(identity, "other");
      }
    } else {
      join(identity, token);
    }
    return switch (door.enter(identity, proof, claims.roles(token))) {
      case Outcome.Refused(OutsideSignIn.Why why) -> refused(identity, why.name());
      case Outcome.In(SignedIn who) -> {
        sessions.begin(request, response, who);
        OidcSignOut.remember(request, token.getTokenValue());
        if (answer.get().again()) {
          yield new ModelAndView("identity/oidc-again")
              .addObject("fresh", proof.isFresh(clock.instant()));
        }
        new Onwards()
            .onAuthenticationSuccess(
                request, response, SecurityContextHolder.getContext().getAuthentication());
        yield null;
      }
    };
  }

  static boolean isOidc(Proof proof) {
    return proof.way() == Proof.Way.OIDC || proof.way() == Proof.Way.OIDC_TWO_FACTORS;
  }

  private ModelAndView leave(
      HttpServletRequest request, HttpServletResponse response, boolean again) {
    requireOn();
    try {
      return LeavingPage.to(response, settings.name(), flow.begin(request, response, again), false);
    } catch (ProviderDown down) {
      LOG.warn("Nobody signs in at {}: {}", settings.issuer(), down.getMessage(), down.getCause());
      return SeeOther.to("/sign-in?provider=down");
    }
  }

  /** As far as the settings let the provider's word go. */
  private void join(OutsideIdentity identity, OidcIdToken token) {
    if (settings.unlinked() == OidcSettings.Unlinked.REFUSE || joining.isLinked(identity)) {
      return;
    }
    try {
      var person = claims.person(token);
      boolean linked = joining.link(identity, person);
      if (!linked && settings.unlinked() == OidcSettings.Unlinked.PROVISION) {
        joining.provision(identity, person);
      }
    } catch (Conflict | Invalid unfit) {
      LOG.info(
          "An identity of {} is not linked by itself: {}", identity.issuer(), unfit.getMessage());
    }
  }

  private ModelAndView refused(OutsideIdentity identity, String why) {
    return new ModelAndView(REFUSED, HttpStatus.FORBIDDEN)
        .addObject("identity", identity)
        .addObject("provider", settings.name())
        .addObject("why", why);
  }

  private void requireOn() {
    if (!settings.on()) {
      throw new NotFound("Nobody signs in at an OpenID provider here.");
    }
  }
}
