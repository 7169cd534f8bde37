package io.muster.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whole page or part of it: the one place that knows. The headers are those of <a
 * href="https://htmx.org/reference/#request_headers">htmx 2</a>.
 */
final class PartInterceptor implements HandlerInterceptor {

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page == null || page.getViewName() == null || !(handler instanceof HandlerMethod method)) {
      return;
    }
    Parts parts = method.getMethodAnnotation(Parts.class);
    if (parts == null || page.getViewName().startsWith("redirect:")) {
      return;
    }
    // A cache that holds the part must not give it to one who asks for the page.
    response.addHeader(HttpHeaders.VARY, "HX-Request, HX-Target");
    String target = request.getHeader("HX-Target");
    if (wantsPart(request) && target != null && List.of(parts.value()).contains(target)) {
      page.setViewName(page.getViewName() + " :: #" + target);
    }
  }

  private static boolean wantsPart(HttpServletRequest request) {
    return "true".equals(request.getHeader("HX-Request"))
        && request.getHeader("HX-Boosted") == null
        && request.getHeader("HX-History-Restore-Request") == null;
  }
}
