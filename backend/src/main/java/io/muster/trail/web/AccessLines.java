package io.muster.trail.web;

import io.muster.identity.Actor;
import io.muster.trail.Takings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leaves a line in the audit log for every file that somebody took out, on whatever route, and for
 * every refusal of one who is signed in: what their roles do not allow, and what does not exist for
 * them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class AccessLines extends OncePerRequestFilter {

  private static final int LONGEST = 300;
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-");

  private final Takings takings;

  AccessLines(Takings takings) {
    this.takings = takings;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean whole = false;
    try {
      chain.doFilter(request, response);
      whole = true;
    } finally {
      // Put there by who found out whose request it is; gone where nobody is signed in.
      if (request.getAttribute("viewer") instanceof Actor viewer) {
        note(viewer, request, response, whole);
      }
    }
  }

  private void note(
      Actor viewer, HttpServletRequest request, HttpServletResponse response, boolean whole) {
    int status = response.getStatus();
    String path = cut(request.getRequestURI());
    String disposition = response.getHeader(HttpHeaders.CONTENT_DISPOSITION);
    if (status < 300 && disposition != null) {
      String file = ContentDisposition.parse(disposition).getFilename();
      takings.takenOut(viewer.who(), path, asked(request), cut(file == null ? path : file), whole);
    } else if (status == 403 || status == 404 && ID.matcher(path).find()) {
      takings.refused(viewer.who(), request.getMethod(), path, status);
    }
  }

  /** What was asked for; the token of the form is nobody's business. */
  private static Map<String, String> asked(HttpServletRequest request) {
    Map<String, String> asked = new TreeMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!name.startsWith("_") && !String.join("", values).isEmpty()) {
                asked.put(cut(name), cut(String.join(", ", values)));
              }
            });
    return asked;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
