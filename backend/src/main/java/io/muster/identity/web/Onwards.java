package io.muster.identity.web;

import io.muster.ui.LocalTarget;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Leads who signed in to the page that they asked for, within the portal. */
class Onwards extends SavedRequestAwareAuthenticationSuccessHandler {

  Onwards() {
    this(_ -> "");
  }

  /**
   * The same where the portal is reached by another address than that of the request.
   *
   * @param home what begins that address, as the settings name it; nothing if it is the request's
   */
  Onwards(Function<HttpServletRequest, String> home) {
    setDefaultTargetUrl("/");
    setRedirectStrategy(
        (request, response, target) ->
            response.sendRedirect(home.apply(request) + LocalTarget.of(target)));
  }
}
