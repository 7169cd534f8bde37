package io.muster.identity.web;

import io.muster.identity.PasswordGiven;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Between password and code: the session remembers that the password was right, and nobody is
 * signed in. Every other refusal leads back to the sign-in page.
 */
class HalfSignedIn implements AuthenticationFailureHandler {

  private static final String ATTRIBUTE = "muster.password-given";

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException {
    if (refused instanceof CodeWanted wanted) {
      remember(request, wanted.given());
      response.sendRedirect(request.getContextPath() + SignInCodeController.PATH);
    } else {
      response.sendRedirect(request.getContextPath() + "/sign-in?refused");
    }
  }

  /** Under a new id, so that one known before is worth nothing. */
  private static void remember(HttpServletRequest request, PasswordGiven given) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    request.getSession().setAttribute(ATTRIBUTE, given);
  }

  /** What the session remembers, if anything. */
  static Optional<PasswordGiven> of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null
        ? Optional.empty()
        : Optional.ofNullable((PasswordGiven) session.getAttribute(ATTRIBUTE));
  }

  /** The session remembers it no more. */
  static void forget(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(ATTRIBUTE);
    }
  }
}
