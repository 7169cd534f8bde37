package io.muster.identity.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The lists of revoked certificates as they were read, those that are out of date among them. */
record RevocationLists(List<X509CRL> all) {

  static RevocationLists read(List<Path> files) throws IOException, GeneralSecurityException {
    List<X509CRL> lists = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        CertificateFactory.getInstance("X.509")
            .generateCRLs(in)
            .forEach(list -> lists.add((X509CRL) list));
      }
    }
    return new RevocationLists(List.copyOf(lists));
  }

  /** Whether a list of its issuer's, of whatever date, names the certificate. */
  boolean name(X509Certificate certificate, X509Certificate issuer) {
    return all.stream()
        .filter(list -> list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()))
        .filter(list -> list.isRevoked(certificate))
        .anyMatch(list -> signedBy(list, issuer));
  }

  private static boolean signedBy(X509CRL list, X509Certificate issuer) {
    try {
      list.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException anothers) {
      return false;
    }
  }
}
