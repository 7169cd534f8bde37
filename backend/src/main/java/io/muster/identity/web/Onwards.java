package io.muster.identity.web;

import io.muster.ui.LocalTarget;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Leads who signed in to the page that they asked for, within the portal. */
class Onwards extends SavedRequestAwareAuthenticationSuccessHandler {

  Onwards() {
    setDefaultTargetUrl("/");
    setRedirectStrategy(
        (request, response, target) -> response.sendRedirect(LocalTarget.of(target)));
  }
}
