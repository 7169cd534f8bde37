package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.CertificateSignIn;
import io.muster.identity.CertificateSignIn.Outcome;
import io.muster.identity.OutsideIdentity;
import io.muster.identity.OutsideSignIn;
import io.muster.identity.SignedIn;
import io.muster.identity.certificates.CertificatePort;
import io.muster.identity.certificates.CertificateRefused;
import io.muster.identity.certificates.CertificateRefused.Why;
import io.muster.identity.certificates.CertificateSettings;
import io.muster.identity.certificates.CertificateWays;
import io.muster.identity.certificates.Presented;
import io.muster.shared.NotFound;
import io.muster.ui.SeeOther;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Signing in by certificate, in two steps: a form of the portal asks for it, and then the browser
 * goes to where it is asked for the certificate and comes back.
 */
@Controller
class CertificateSignInController {

  /** Where certificates are asked for and shown. */
  static final String PATH = "/sign-in/certificate";

  /** Where who is signed in proves anew who they are. */
  static final String AGAIN = PATH + "/again";

  private final CertificateSettings settings;
  private final CertificatePort port;
  private final CertificateWays ways;
  private final CertificateSignIn signIn;
  private final Sessions sessions;
  private final Clock clock;
  private final Onwards onwards = new Onwards(this::home);

  CertificateSignInController(
      CertificateSettings settings,
      CertificatePort port,
      CertificateWays ways,
      CertificateSignIn signIn,
      Sessions sessions,
      Clock clock) {
    this.settings = settings;
    this.port = port;
    this.ways = ways;
    this.signIn = signIn;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** The notice is accepted: on to where the browser is asked for the certificate. */
  @PostMapping(PATH)
  ModelAndView ask(HttpServletRequest request, HttpServletResponse response) {
    return send(request, response, false);
  }

  @GetMapping(AGAIN)
  ModelAndView againPage(
      Actor actor, @RequestParam(name = "done", required = false) @Nullable String done) {
    requireInUse();
    return new ModelAndView("identity/certificate-again").addObject("done", done != null);
  }

  @PostMapping(AGAIN)
  ModelAndView askAgain(Actor actor, HttpServletRequest request, HttpServletResponse response) {
    return send(request, response, true);
  }

  /** The browser comes, with a certificate or without. */
  @GetMapping(PATH)
  @Nullable ModelAndView show(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    requireInUse();
    Optional<CertificateAsked> asked = CertificateAsked.taken(request, clock.instant());
    Optional<Actor> session = CurrentActor.of(request);
    if (asked.isEmpty() || (asked.get().again() && session.isEmpty())) {
      return SeeOther.to(home(request), "/sign-in");
    }
    // The next certificate is asked for in a handshake of its own.
    response.setHeader(HttpHeaders.CONNECTION, "close");
    Presented presented;
    try {
      presented = ways.presented(request).orElseThrow(() -> new CertificateRefused(Why.NONE));
    } catch (CertificateRefused refused) {
      if (refused.why() == Why.UNREADABLE) {
        signIn.unreadable();
      }
      return refused(request, refused.why().sentence());
    }
    return switch (signIn.enter(presented, session.map(Actor::account).orElse(null))) {
      case Outcome.In(SignedIn who) -> enter(request, response, who, asked.get());
      case Outcome.NoHolder(Why why) -> refused(request, why.sentence());
      case Outcome.NotLetIn(OutsideIdentity identity, OutsideSignIn.Why why) ->
          refused(request, sentence(why)).addObject("identity", unknown(identity, why));
      case Outcome.Anothers _ ->
          refused(
              request,
              "This certificate does not open the account that you are signed in to. Sign out"
                  + " first to use another account, or choose the other certificate.");
    };
  }

  private @Nullable ModelAndView enter(
      HttpServletRequest request,
      HttpServletResponse response,
      SignedIn who,
      CertificateAsked asked)
      throws ServletException, IOException {
    sessions.begin(request, response, who);
    if (asked.again()) {
      return SeeOther.to(home(request), AGAIN + "?done");
    }
    onwards.onAuthenticationSuccess(
        request, response, SecurityContextHolder.getContext().getAuthentication());
    return null;
  }

  /**
   * A form may not lead to another origin, and a port is one: so a page does, by itself at once or
   * by its link.
   */
  private ModelAndView send(
      HttpServletRequest request, HttpServletResponse response, boolean again) {
    requireInUse();
    new CertificateAsked(again, clock.instant()).remember(request);
    if (settings.signInAt() == null) {
      return SeeOther.to(PATH);
    }
    String target = settings.signInAt() + PATH;
    response.setHeader("Refresh", "0; url=" + target);
    return new ModelAndView("identity/certificate-asked").addObject("target", target);
  }

  private ModelAndView refused(HttpServletRequest request, String sentence) {
    ModelAndView page = new ModelAndView("identity/certificate-refused");
    page.setStatus(HttpStatus.FORBIDDEN);
    return page.addObject("sentence", sentence).addObject("back", home(request) + "/sign-in");
  }

  private static String sentence(OutsideSignIn.Why why) {
    return switch (why) {
      case NOT_LINKED ->
          "The certificate is good, and it opens no account. An administrator can link it to"
              + " yours: give them what stands below.";
      case DISABLED ->
          "The certificate is good, and the account that it opens is disabled. An administrator"
              + " knows why.";
      case TWO_FACTORS -> "The account that this certificate opens needs more than it.";
    };
  }

  /** What the administrator needs is the holder's own, and shown where it opens nothing yet. */
  private static @Nullable OutsideIdentity unknown(
      OutsideIdentity identity, OutsideSignIn.Why why) {
    return why == OutsideSignIn.Why.NOT_LINKED ? identity : null;
  }

  /** What begins the address of the portal as seen from the port; nothing where one is there. */
  private String home(HttpServletRequest request) {
    return port.isOf(request) ? String.valueOf(settings.returnTo()) : "";
  }

  private void requireInUse() {
    if (!settings.inUse()) {
      throw new NotFound("Nobody signs in by certificate here.");
    }
  }
}
