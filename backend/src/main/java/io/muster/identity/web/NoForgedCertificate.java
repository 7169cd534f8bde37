package io.muster.identity.web;

import io.muster.identity.CertificateSignIn;
import io.muster.identity.certificates.ProxyHeader;
import io.muster.identity.certificates.ProxyHeader.Forgery;
import io.muster.ui.Peer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, whatever it asks for, each request that carries the header of certificates and was not
 * sent by a proxy that is named for it: there is no honest reason to send one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class NoForgedCertificate extends OncePerRequestFilter {

  private final ProxyHeader header;
  private final CertificateSignIn signIn;

  NoForgedCertificate(ProxyHeader header, CertificateSignIn signIn) {
    this.header = header;
    this.signIn = signIn;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Forgery> forgery = header.forgery(request);
    if (forgery.isPresent()) {
      signIn.headerRefused(Peer.of(request).orElse("not known"), forgery.get());
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      chain.doFilter(request, response);
    }
  }
}
