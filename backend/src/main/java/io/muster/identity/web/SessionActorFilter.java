package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.Actors;
import io.muster.identity.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads anew, at each request, who the session belongs to; a session that is over ends here. */
class SessionActorFilter extends OncePerRequestFilter {

  private final Actors actors;

  SessionActorFilter(Actors actors) {
    this.actors = actors;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication session = SecurityContextHolder.getContext().getAuthentication();
    if (session != null && session.getPrincipal() instanceof SignedIn signedIn) {
      Optional<Actor> actor = actors.of(signedIn);
      if (actor.isPresent()) {
        CurrentActor.set(request, actor.get());
      } else {
        end(request);
      }
    }
    chain.doFilter(request, response);
  }

  private static void end(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
