package io.muster.identity.web;

import io.muster.identity.oidc.OidcSettings;
import io.muster.identity.oidc.OidcSignIn;
import io.muster.ui.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * After the session here, that at the provider is ended too, where the provider offers it (OpenID
 * Connect RP-Initiated Logout 1.0). Whatever the provider does, the session here is over.
 */
@Controller
class OidcSignOut implements LogoutHandler, LogoutSuccessHandler {

  /** The page that leads to the provider, once. */
  static final String PATH = "/sign-in/oidc/end";

  private static final String TOKEN = "muster.id-token";
  private static final String WHERE = "muster.end-at-provider";

  private final OidcSettings settings;
  private final OidcSignIn flow;

  OidcSignOut(OidcSettings settings, OidcSignIn flow) {
    this.settings = settings;
    this.flow = flow;
  }

  /** Keeps the ID token, by which the provider knows its session. */
  static void remember(HttpServletRequest request, String token) {
    request.getSession().setAttribute(TOKEN, token);
  }

  /** Before the session is over: finds out where the provider ends its own. */
  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
    HttpSession session = request.getSession(false);
    if (settings.on() && session != null && session.getAttribute(TOKEN) instanceof String token) {
      flow.endOfSession(token, backTo(request)).ifPresent(w -> request.setAttribute(WHERE, w));
    }
  }

  /** After it is over. */
  @Override
  public void onLogoutSuccess(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who)
      throws IOException {
    if (request.getAttribute(WHERE) instanceof URI where) {
      request.getSession().setAttribute(WHERE, where);
      response.sendRedirect(request.getContextPath() + PATH);
    } else {
      response.sendRedirect(request.getContextPath() + "/sign-in?signed-out");
    }
  }

  @GetMapping(PATH)
  ModelAndView leave(HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    Optional<URI> where =
        session == null ? Optional.empty() : Optional.ofNullable((URI) session.getAttribute(WHERE));
    if (where.isEmpty()) {
      return SeeOther.to("/sign-in?signed-out");
    }
    session.removeAttribute(WHERE);
    return LeavingPage.to(response, settings.name(), where.get(), true);
  }

  private String backTo(HttpServletRequest request) {
    String portal =
        settings.portal() == null
            ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
            : settings.portal().toString().replaceFirst("/+$", "");
    return portal + "/sign-in?signed-out";
  }
}
