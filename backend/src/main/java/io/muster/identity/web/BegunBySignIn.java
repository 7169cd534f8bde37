package io.muster.identity.web;

import io.muster.identity.SignedIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Leads who signed in to the page asked for, and keeps count of their sessions. */
class BegunBySignIn extends SavedRequestAwareAuthenticationSuccessHandler {

  private final Sessions sessions;

  BegunBySignIn(Sessions sessions) {
    this.sessions = sessions;
    staysWithin(this);
  }

  /** Leads to the page asked for, where the session was begun in another way. */
  static SavedRequestAwareAuthenticationSuccessHandler onwards() {
    var onwards = new SavedRequestAwareAuthenticationSuccessHandler();
    staysWithin(onwards);
    return onwards;
  }

  private static void staysWithin(SavedRequestAwareAuthenticationSuccessHandler handler) {
    handler.setDefaultTargetUrl("/");
    handler.setRedirectStrategy(
        (request, response, target) -> response.sendRedirect(withinThePortal(target)));
  }

  /**
   * The path and query of a page asked for. Its host is what the request said it was (the header
   * {@code Host} is the sender's to choose), so it leads nowhere.
   */
  static String withinThePortal(String target) {
    String path = target.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*:(//[^/?#]*)?", "");
    return "/" + path.replaceFirst("^[/\\\\\\s]+", "");
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws ServletException, IOException {
    if (who.getPrincipal() instanceof SignedIn signedIn) {
      sessions.begun(request, signedIn);
    }
    super.onAuthenticationSuccess(request, response, who);
  }
}
