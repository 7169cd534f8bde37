package io.muster.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on the way to the provider. It goes on by itself. A redirect would not do: a form of
 * ours may lead nowhere else ({@code form-action 'self'}), and browsers hold its redirects to that.
 */
final class LeavingPage {

  private LeavingPage() {}

  /**
   * The page.
   *
   * @param ended whether the session here is over, and the one at the provider is to end
   */
  static ModelAndView to(HttpServletResponse response, String provider, URI where, boolean ended) {
    response.setHeader("Refresh", "0; url=" + where);
    return new ModelAndView("identity/oidc-leaving")
        .addObject("provider", provider)
        .addObject("ended", ended)
        .addObject("where", where.toString());
  }
}
