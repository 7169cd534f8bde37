package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.SecondFactorRule;
import io.muster.shared.Forbidden;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads whoever must have a second factor and has none to where it is set up. Until then they hold
 * no role, so that nothing else is open even where this filter does not stand.
 */
class EnrolmentFirst extends OncePerRequestFilter {

  /** What programs are told. */
  static final String SENTENCE =
      "This account must have a second factor and has none: its owner signs in to the portal and"
          + " sets it up.";

  private static final List<String> OPEN =
      List.of(
          SecondFactorController.PATH,
          "/sign-out",
          "/sign-in",
          "/session",
          OidcController.AGAIN,
          "/css/",
          "/js/",
          "/img/",
          "/fonts/",
          "/actuator/health",
          "/error");

  private static final String ATTRIBUTE = EnrolmentFirst.class.getName();

  private final SecondFactorRule rule;

  EnrolmentFirst(SecondFactorRule rule) {
    this.rule = rule;
  }

  /** Whether the one who asks must set up a second factor before anything else. */
  static boolean concerns(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Actor> lacking = CurrentActor.of(request).filter(rule::misses);
    if (lacking.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(ATTRIBUTE, true);
    CurrentActor.set(request, lacking.get().withoutRoles());
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (OPEN.stream().anyMatch(path::startsWith)) {
      chain.doFilter(request, response);
    } else if (path.startsWith("/api/")) {
      throw new Forbidden(SENTENCE);
    } else {
      boolean outside = OidcController.isOidc(lacking.get().proof());
      SecurityConfiguration.lead(
          request, response, outside ? OidcController.AGAIN : SecondFactorController.PATH);
    }
  }
}
