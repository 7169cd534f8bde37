package io.muster.ui;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where the browser goes after a change: by GET, so that a reload repeats nothing. */
public final class SeeOther {

  private SeeOther() {}

  /** The answer 303 to a path of the portal, taken as it is. */
  public static ModelAndView to(String path) {
    RedirectView view = new RedirectView(LocalTarget.of(path), true);
    view.setExpandUriTemplateVariables(false);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(view);
  }
}
