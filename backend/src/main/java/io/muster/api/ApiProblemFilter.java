package io.muster.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sees to it that what goes wrong in a filter under {@code /api} is no page either. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ApiProblemFilter extends OncePerRequestFilter {

  private final ApiProblems problems;

  ApiProblemFilter(ApiProblems problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !ApiProblems.concern(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, new Answer(request, response));
    } catch (ServletException e) {
      Exception cause = e.getCause() instanceof Exception inner ? inner : e;
      problems.resolveException(request, response, null, cause);
    } catch (RuntimeException e) {
      problems.resolveException(request, response, null, e);
    }
  }

  /** Turns the bare statuses that filters send into problem documents. */
  private final class Answer extends HttpServletResponseWrapper {

    private final HttpServletRequest request;

    private Answer(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    @Override
    public void sendError(int status) {
      problems.write(request, (HttpServletResponse) getResponse(), Trouble.ofStatus(status));
    }

    @Override
    public void sendError(int status, String message) {
      sendError(status);
    }
  }
}
