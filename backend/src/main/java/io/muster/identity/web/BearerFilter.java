package io.muster.identity.web;

import io.muster.identity.Bearers;
import io.muster.identity.Bearers.Bearer;
import io.muster.identity.SecondFactorRule;
import io.muster.shared.Forbidden;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds who acts by the request's bearer token; an unknown token is as good as none. */
class BearerFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final Bearers bearers;
  private final SecondFactorRule rule;

  BearerFilter(Bearers bearers, SecondFactorRule rule) {
    this.bearers = bearers;
    this.rule = rule;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    key(request)
        .flatMap(bearers::of)
        .ifPresent(
            bearer -> {
              requireSecondFactor(bearer);
              admit(request, bearer);
            });
    chain.doFilter(request, response);
  }

  /** A token opens no door that its owner's password alone no longer opens. */
  private void requireSecondFactor(Bearer bearer) {
    if (rule.requires(bearer.actor()) && !bearer.secondFactor()) {
      throw new Forbidden(EnrolmentFirst.SENTENCE);
    }
  }

  private static Optional<String> key(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(h -> h.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(h -> h.substring(SCHEME.length()).strip())
        .filter(k -> k.startsWith("mst_") && k.length() < 100);
  }

  private static void admit(HttpServletRequest request, Bearer bearer) {
    CurrentActor.set(request, bearer.actor());
    TokenAccess.set(request, bearer.scopes());
    SecurityContextHolder.setContext(
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(
                bearer.actor().username(), null, List.of())));
  }
}
