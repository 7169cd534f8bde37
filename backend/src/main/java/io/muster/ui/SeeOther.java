package io.muster.ui;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where the browser goes after a change: by GET, so that a reload repeats nothing. */
public final class SeeOther {

  private SeeOther() {}

  /** The answer 303 to a path of the portal, taken as it is. */
  public static ModelAndView to(String path) {
    return leading(new RedirectView(LocalTarget.of(path), true));
  }

  /**
   * The same where the portal is reached by another address than that of the request.
   *
   * @param home what begins that address, as the settings name it and never the request; nothing if
   *     it is that of the request
   */
  public static ModelAndView to(String home, String path) {
    return home.isEmpty() ? to(path) : leading(new RedirectView(home + LocalTarget.of(path)));
  }

  private static ModelAndView leading(RedirectView view) {
    view.setExpandUriTemplateVariables(false);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(view);
  }
}
