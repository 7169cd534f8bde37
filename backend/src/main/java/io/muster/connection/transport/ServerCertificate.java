package io.muster.connection.transport;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The certificate that the server showed at the first handshake of a line. */
public final class ServerCertificate {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private final AtomicReference<X509Certificate> first = new AtomicReference<>();

  void note(X509Certificate leaf) {
    first.compareAndSet(null, leaf);
  }

  /** Who issued it, RFC 2253; empty before the first handshake. */
  public String issuer() {
    X509Certificate leaf = first.get();
    return leaf == null ? "" : leaf.getIssuerX500Principal().getName();
  }

  /** The host names and addresses it is for; empty before the first handshake. */
  public List<String> names() {
    X509Certificate leaf = first.get();
    return leaf == null ? List.of() : names(leaf);
  }

  List<String> names(X509Certificate leaf) {
    try {
      Collection<List<?>> names = leaf.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.getFirst() instanceof Integer type && isName(type))
              .map(name -> Objects.toString(name.get(1)))
              .toList();
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }

  private static boolean isName(int type) {
    return type == DNS_NAME || type == IP_ADDRESS;
  }
}
