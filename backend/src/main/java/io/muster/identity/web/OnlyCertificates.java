package io.muster.identity.web;

import io.muster.identity.certificates.CertificatePort;
import io.muster.identity.certificates.CertificateSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The port for certificates takes certificates, shows the pages that say why one is refused, and
 * does nothing else: for all else it leads to the portal. A card that is asked at each handshake,
 * and a proof that is as old as its handshake, are no way to work.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class OnlyCertificates extends OncePerRequestFilter {

  private static final List<String> FILES = List.of("/css/", "/js/", "/img/", "/fonts/");

  private final CertificatePort port;
  private final CertificateSettings settings;

  OnlyCertificates(CertificatePort port, CertificateSettings settings) {
    this.port = port;
    this.settings = settings;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    boolean read = HttpMethod.GET.matches(request.getMethod());
    if (!port.isOf(request)
        || (read && path.equals(request.getContextPath() + CertificateSignInController.PATH))
        || (read && FILES.stream().anyMatch(path::startsWith))) {
      chain.doFilter(request, response);
    } else if (read) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader(HttpHeaders.LOCATION, settings.returnTo() + path);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
