package io.muster.identity.certificates;

import io.muster.ui.NamedProxies;
import io.muster.ui.Peer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The header in which a proxy passes on the certificate that it was shown. A certificate is no
 * secret: what it is worth in a header is the word of who sends it, so from anybody but the proxies
 * that are named for this it is forged. A proxy that is named for saying where requests come from
 * may well let this header through as it came; hence the list of its own.
 */
@Component
public class ProxyHeader {

  /** Why a request with the header is not to be answered. */
  public enum Forgery {
    /** It is not sent by a proxy that is named for it. */
    UNNAMED_SENDER,
    /** It stands there more than once: one of them was there before the proxy. */
    SEVERAL
  }

  private final CertificateSettings settings;
  private final CertificatePort port;
  private final Clock clock;

  ProxyHeader(
      CertificateSettings settings, NamedProxies proxies, CertificatePort port, Clock clock) {
    this.settings = settings;
    this.port = port;
    this.clock = clock;
    for (String proxy : settings.proxies()) {
      if (!proxies.proxies().contains(proxy)) {
        throw new IllegalArgumentException(
            "muster.certificates.proxies names %s and muster.web.proxies does not: name it there too, so that the audit log has the person's address and not the proxy's."
                .formatted(proxy));
      }
    }
  }

  /** What is wrong with a request's header; empty if nothing is, or there is none. */
  public Optional<Forgery> forgery(HttpServletRequest request) {
    List<String> values = values(request);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    boolean named =
        !port.isOf(request) && Peer.of(request).filter(settings.proxies()::contains).isPresent();
    if (!named) {
      return Optional.of(Forgery.UNNAMED_SENDER);
    }
    return values.size() == 1 ? Optional.empty() : Optional.of(Forgery.SEVERAL);
  }

  /**
   * The certificate that a named proxy passes on, if any. That it was shown is known as of the
   * request: how old the proxy's own connection is, it does not say.
   *
   * @throws CertificateRefused if it is none
   * @throws IllegalStateException for a request with a forgery
   */
  Optional<Presented> presented(HttpServletRequest request) {
    if (forgery(request).isPresent()) {
      throw new IllegalStateException("a request with a forged header got here");
    }
    return values(request).stream().findFirst().map(text -> passedOn(HeaderText.certificate(text)));
  }

  private Presented passedOn(X509Certificate certificate) {
    return new Presented(List.of(certificate), Presented.Way.PROXY, clock.instant());
  }

  private List<String> values(HttpServletRequest request) {
    return settings.inUse() ? Collections.list(request.getHeaders(settings.header())) : List.of();
  }
}
