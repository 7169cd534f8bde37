package io.muster.identity.web;

import io.muster.identity.oidc.OidcSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the sign-in page of the OpenID provider, if there is one, and what came of it. */
@ControllerAdvice(assignableTypes = SignInController.class)
class OidcAdvice {

  private final OidcSettings settings;

  OidcAdvice(OidcSettings settings) {
    this.settings = settings;
  }

  /** What people call it; null if nobody signs in there. */
  @ModelAttribute("provider")
  @Nullable String provider() {
    return settings.on() ? settings.name() : null;
  }

  /** {@code down} or {@code refused}, after such a try. */
  @ModelAttribute("providerSays")
  @Nullable String says(HttpServletRequest request) {
    return request.getParameter("provider");
  }
}
