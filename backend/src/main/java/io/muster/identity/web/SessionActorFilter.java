package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.Actors;
import io.muster.identity.SessionEndings;
import io.muster.identity.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads anew, at each request, who the session belongs to; a session that is over ends here. */
class SessionActorFilter extends OncePerRequestFilter {

  /** The request attribute that holds how many seconds the session lasts if nobody acts. */
  static final String SECONDS = "muster.session-seconds";

  private final Actors actors;
  private final SessionLimits limits;
  private final SessionEndings endings;
  private final Clock clock;

  SessionActorFilter(Actors actors, SessionLimits limits, SessionEndings endings, Clock clock) {
    this.actors = actors;
    this.limits = limits;
    this.endings = endings;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication session = SecurityContextHolder.getContext().getAuthentication();
    if (session != null && session.getPrincipal() instanceof SignedIn signedIn) {
      Optional<Actor> actor = actors.of(signedIn);
      if (actor.isPresent() && lives(request, signedIn, actor.get())) {
        CurrentActor.set(request, actor.get());
      } else {
        end(request);
      }
    }
    chain.doFilter(request, response);
  }

  private boolean lives(HttpServletRequest request, SignedIn signedIn, Actor actor) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return true;
    }
    Instant now = clock.instant();
    Optional<String> over = limits.over(signedIn, actor, Activity.last(session, signedIn), now);
    over.ifPresent(why -> endings.byPortal(signedIn, why));
    if (over.isEmpty() && !Activity.byItself(request)) {
      Activity.note(session, signedIn, now);
    }
    Instant end = limits.end(signedIn, actor, Activity.last(session, signedIn));
    request.setAttribute(SECONDS, Duration.between(now, end).toSeconds());
    return over.isEmpty();
  }

  private static void end(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
