package io.muster.ui;

import io.muster.shared.Problem;
import io.muster.shared.TooManyRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows our own throwables on pages: their sentence and nothing else of them. The API answers for
 * itself. An address with an id that is none leads nowhere, so it reads like an unknown one.
 */
@Component
class ProblemPages implements HandlerExceptionResolver, Ordered {

  /** After what controllers and the API say themselves. */
  @Override
  public int getOrder() {
    return 1;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception thrown) {
    if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
      return null;
    }
    if (thrown instanceof TooManyRequests tooMany) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.retryAfter()));
    }
    if (thrown instanceof Problem problem) {
      return page(problem.kind().status(), problem);
    }
    return thrown instanceof MethodArgumentTypeMismatchException ? page(404, null) : null;
  }

  private static ModelAndView page(int status, @Nullable Problem problem) {
    ModelAndView page = new ModelAndView("error");
    page.setStatus(HttpStatus.valueOf(status));
    page.addObject("status", status);
    page.addObject("error", HttpStatus.valueOf(status).getReasonPhrase());
    page.addObject("problem", problem);
    return page;
  }
}
