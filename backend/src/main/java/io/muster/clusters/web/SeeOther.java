package io.muster.clusters.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where the browser goes after a change: by GET, so that a reload repeats nothing. */
final class SeeOther {

  private SeeOther() {}

  static ModelAndView to(String path) {
    RedirectView view = new RedirectView(path, true);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(view);
  }
}
