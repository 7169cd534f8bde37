package io.muster.identity.web;

import io.muster.identity.Notices;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No password or certificate is looked at before the notice in use is accepted. What was accepted
 * is remembered in the session that is about to begin, through whatever further steps the sign-in
 * takes, and {@link Sessions} begins none without it.
 */
@Component
@Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1)
class NoticeFirst extends OncePerRequestFilter {

  /** The form field: the digest of the notice that the person accepts. */
  static final String FIELD = "notice";

  private static final String ACCEPTED = "muster.notice";

  /** What asks for an acceptance, and the page on which it is given. */
  private static final Map<String, String> ASKS =
      Map.of(
          "/sign-in",
          "/sign-in",
          CertificateSignInController.PATH,
          "/sign-in",
          OidcController.PATH,
          "/sign-in",
          "/setup",
          "/setup");

  private final Notices notices;

  NoticeFirst(Notices notices) {
    this.notices = notices;
  }

  /** The digest of the notice that was accepted for this session. */
  static Optional<String> acceptedIn(HttpSession session) {
    return Optional.ofNullable((String) session.getAttribute(ACCEPTED));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (!ASKS.containsKey(path) || !HttpMethod.POST.matches(request.getMethod())) {
      chain.doFilter(request, response);
      return;
    }
    String accepted = notices.current().digest();
    if (accepted.equals(request.getParameter(FIELD))) {
      request.getSession().setAttribute(ACCEPTED, accepted);
      chain.doFilter(request, response);
    } else {
      response.sendRedirect(request.getContextPath() + ASKS.get(path) + "?notice");
    }
  }
}
