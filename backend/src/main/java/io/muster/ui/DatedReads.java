package io.muster.ui;

import io.muster.shared.Invalid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Who asks for a past instant is never answered with now: what has no history refuses. The one
 * place that does.
 */
final class DatedReads implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String asOf = request.getParameter(AsOf.PARAMETER);
    boolean reads =
        HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    if (reads
        && asOf != null
        && !asOf.isBlank()
        && handler instanceof HandlerMethod method
        && !DatedRoutes.answersFor(method.getMethod())) {
      throw new Invalid(
          AsOf.PARAMETER, "This has no history and tells of now only. Ask without asOf.");
    }
    return true;
  }
}
