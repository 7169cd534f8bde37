package io.muster.identity.certificates;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The ways by which the certificate of a request comes: the port, or a named proxy. */
@Component
public class CertificateWays {

  private final CertificatePort port;
  private final ProxyHeader header;

  CertificateWays(CertificatePort port, ProxyHeader header) {
    this.port = port;
    this.header = header;
  }

  /**
   * The certificate that a request came with, if any.
   *
   * @throws CertificateRefused if a proxy passed on what is none
   */
  public Optional<Presented> presented(HttpServletRequest request) {
    return port.isOf(request) ? port.presented(request) : header.presented(request);
  }
}
