package io.muster.identity.web;

import io.muster.identity.SignedIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;

/** Leads who signed in to the page asked for, and keeps count of their sessions. */
class BegunBySignIn extends Onwards {

  private final Sessions sessions;

  BegunBySignIn(Sessions sessions) {
    this.sessions = sessions;
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
