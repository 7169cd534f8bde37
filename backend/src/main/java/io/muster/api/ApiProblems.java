package io.muster.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers everything that goes wrong under {@code /api} with a problem document, whoever threw it.
 */
@Component
class ApiProblems implements HandlerExceptionResolver, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

  private final JsonMapper json;

  ApiProblems(JsonMapper json) {
    this.json = json;
  }

  /** Whether the request is for the API. */
  static boolean concern(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.equals("/api") || path.startsWith("/api/");
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception thrown) {
    if (!concern(request)) {
      return null;
    }
    if (response.isCommitted() || thrown instanceof AsyncRequestNotUsableException) {
      LOG.debug("The answer to {} broke off", request.getRequestURI(), thrown);
      return new ModelAndView();
    }
    Trouble trouble = Trouble.of(thrown);
    if (trouble.status() >= 500) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
    }
    write(request, response, trouble);
    return new ModelAndView();
  }

  void write(HttpServletRequest request, HttpServletResponse response, Trouble trouble) {
    HttpStatus known = HttpStatus.resolve(trouble.status());
    var details =
        new ProblemDetails(
            "about:blank",
            known == null ? "Problem" : known.getReasonPhrase(),
            trouble.status(),
            trouble.sentence(),
            request.getRequestURI(),
            (String) request.getAttribute("requestId"),
            trouble.fields().isEmpty() ? null : trouble.fields());
    try {
      response.resetBuffer();
      trouble.headers().forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
      response.setStatus(trouble.status());
      response.setContentType(ProblemDetails.MEDIA_TYPE);
      response.getOutputStream().write(json.writeValueAsBytes(details));
      response.flushBuffer();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
