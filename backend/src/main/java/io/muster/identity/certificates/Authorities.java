package io.muster.identity.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The authorities whose certificates sign in.
 *
 * @param roots those that vouch for themselves: every path has to lead to one of them
 * @param others those between, which are believed only as far as a root vouches for them
 */
record Authorities(List<X509Certificate> roots, List<X509Certificate> others) {

  /**
   * Reads PEM files.
   *
   * @throws CertificateException if there is no root in them, or something else than authorities
   */
  static Authorities read(List<Path> files) throws IOException, GeneralSecurityException {
    List<X509Certificate> roots = new ArrayList<>();
    List<X509Certificate> others = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        for (var read : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
          X509Certificate authority = (X509Certificate) read;
          requireAuthority(authority);
          (vouchesForItself(authority) ? roots : others).add(authority);
        }
      }
    }
    if (roots.isEmpty()) {
      throw new CertificateException(
          "there is no root (a certificate that is its own issuer) in " + files);
    }
    return new Authorities(List.copyOf(roots), List.copyOf(others));
  }

  /** Where paths end. */
  Set<TrustAnchor> anchors() {
    return roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
  }

  /** All of them, for browsers to choose by. */
  X509Certificate[] all() {
    return Stream.concat(roots.stream(), others.stream()).toArray(X509Certificate[]::new);
  }

  private static void requireAuthority(X509Certificate certificate) throws CertificateException {
    if (certificate.getBasicConstraints() < 0) {
      throw new CertificateException(
          certificate.getSubjectX500Principal() + " is not the certificate of an authority");
    }
  }

  private static boolean vouchesForItself(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }
}
