package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.SignedIn;
import io.muster.ui.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own sessions: how long this one lasts, and those elsewhere. */
@Controller
class OwnSessionsController {

  private final Sessions sessions;
  private final SessionLimits limits;
  private final Clock clock;

  OwnSessionsController(Sessions sessions, SessionLimits limits, Clock clock) {
    this.sessions = sessions;
    this.limits = limits;
    this.clock = clock;
  }

  @GetMapping("/account/sessions")
  ModelAndView list(
      Actor actor, @AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) {
    return new ModelAndView("identity/sessions")
        .addObject("sessions", sessions.of(signedIn, request.getSession().getId()))
        .addObject("limits", limits);
  }

  @PostMapping("/account/sessions/{key}/end")
  ModelAndView end(
      @AuthenticationPrincipal SignedIn signedIn,
      @PathVariable String key,
      RedirectAttributes after) {
    sessions.end(signedIn, key);
    after.addFlashAttribute("done", "That session is over.");
    return SeeOther.to("/account/sessions");
  }

  /** What a page asks for by itself: how long the session lasts if nobody acts any more. */
  @GetMapping("/session")
  ResponseEntity<Map<String, Object>> left(
      Actor actor,
      @AuthenticationPrincipal SignedIn signedIn,
      HttpServletRequest request,
      CsrfToken token) {
    return state(actor, signedIn, request, token);
  }

  /** Says that somebody is there. */
  @PostMapping("/session")
  ResponseEntity<Map<String, Object>> stay(
      Actor actor,
      @AuthenticationPrincipal SignedIn signedIn,
      HttpServletRequest request,
      CsrfToken token) {
    return state(actor, signedIn, request, token);
  }

  private ResponseEntity<Map<String, Object>> state(
      Actor actor, SignedIn signedIn, HttpServletRequest request, CsrfToken token) {
    HttpSession session = request.getSession();
    Instant end = limits.end(signedIn, actor, Activity.last(session, signedIn));
    long seconds = Math.max(0, Duration.between(clock.instant(), end).toSeconds());
    return ResponseEntity.ok().body(Map.of("seconds", seconds, "token", token.getToken()));
  }
}
