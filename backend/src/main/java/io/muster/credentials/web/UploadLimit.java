package io.muster.credentials.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns uploads away that are far over any bundle's size, by what they say of their length, before
 * a byte is read. Without it the form's token would be lost with the unread body, and the person
 * would read of that instead. What is only a little too large reaches the form and gets its
 * sentence there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class UploadLimit extends OncePerRequestFilter {

  static final long MOST_BYTES = 4L << 20;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!tooLarge(request)) {
      chain.doFilter(request, response);
    } else if (request.getDispatcherType() == DispatcherType.ERROR) {
      chain.doFilter(new Unread(request), response);
    } else {
      response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
    }
  }

  /** The error page, too, is made from the request; it must not try the body either. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  private static boolean tooLarge(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
        && request.getContentLengthLong() > MOST_BYTES;
  }

  /** The request as if it had no body. */
  private static final class Unread extends HttpServletRequestWrapper {

    private Unread(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }
  }
}
