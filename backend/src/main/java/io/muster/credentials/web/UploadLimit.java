package io.muster.credentials.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    String type = request.getContentType();
    boolean upload =
        type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
    if (upload && request.getContentLengthLong() > MOST_BYTES) {
      response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
    } else {
      chain.doFilter(request, response);
    }
  }
}
