package io.muster.identity.certificates;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A certificate that came, and whose holder proved to somebody that they have its key.
 *
 * @param chain itself first; what follows was sent along and is not believed
 * @param way to whom its holder proved it
 * @param at when
 */
public record Presented(List<X509Certificate> chain, Way way, Instant at) {

  /** To whom its holder proved that they have the key. */
  public enum Way {
    /** To the portal itself, in the handshake at the port for certificates. */
    PORT("certificate port"),
    /** To a named proxy, on its word. */
    PROXY("proxy");

    private final String words;

    Way(String words) {
      this.words = words;
    }

    /** As the audit log says it. */
    public String words() {
      return words;
    }
  }

  public Presented {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a certificate");
    }
  }

  /** The holder's certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** Who issued it, as RFC 2253 writes names. */
  public String issuer() {
    return certificate().getIssuerX500Principal().getName();
  }

  /** Whom it names, as RFC 2253 writes names. */
  public String subject() {
    return certificate().getSubjectX500Principal().getName();
  }

  /** Its number among those of its issuer, in hex. */
  public String serial() {
    return certificate().getSerialNumber().toString(16);
  }

  /** Which certificate it is, and by which way it came: what is kept of who signed in by it. */
  public String words() {
    return issuer() + ", serial " + serial() + ", by " + way.words();
  }
}
