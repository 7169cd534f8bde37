package io.muster.identity.web;

import io.muster.identity.FirstStart;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads from every page to the set-up page as long as there is no account. */
@Component
@Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1)
class FirstStartFilter extends OncePerRequestFilter {

  private static final List<String> OTHERS =
      List.of("/setup", "/api/", "/actuator/", "/css/", "/js/", "/img/", "/fonts/", "/error");

  private final FirstStart start;

  FirstStartFilter(FirstStart start) {
    this.start = start;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (OTHERS.stream().anyMatch(path::startsWith) || start.over()) {
      chain.doFilter(request, response);
    } else {
      response.sendRedirect(request.getContextPath() + "/setup");
    }
  }
}
