package io.muster.credentials.reading;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds the client's certificate in {@code cert.pem} and judges it. */
final class ClientCertificate {

  /** Extended key usages, RFC 5280 4.2.1.12. */
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String ANY = "2.5.29.37.0";

  /** Chains are two or three long; trying a key on hundreds would only cost time. */
  private static final int LONGEST_CHAIN = 10;

  private ClientCertificate() {}

  /** The certificates with the key's own one first, whatever place it had. */
  static List<X509Certificate> leafFirst(List<X509Certificate> certificates, PrivateKey key) {
    for (X509Certificate candidate :
        certificates.subList(0, Math.min(LONGEST_CHAIN, certificates.size()))) {
      if (KeyMatch.matches(key, candidate.getPublicKey())) {
        List<X509Certificate> chain = new ArrayList<>(certificates);
        chain.remove(candidate);
        chain.addFirst(candidate);
        return List.copyOf(chain);
      }
    }
    throw new BundleRefused(Refusal.KEY_MISMATCH);
  }

  /** Refuses a certificate that no cluster would let in as a client's at the instant. */
  static void check(X509Certificate leaf, Instant now) {
    if (leaf.getBasicConstraints() >= 0) {
      throw new BundleRefused(Refusal.AUTHORITY_CERTIFICATE);
    }
    checkUsage(leaf);
    Instant begins = leaf.getNotBefore().toInstant();
    Instant ends = leaf.getNotAfter().toInstant();
    if (ends.isBefore(now)) {
      throw new BundleRefused(Refusal.EXPIRED, ends.toString());
    }
    if (begins.isAfter(now)) {
      throw new BundleRefused(Refusal.NOT_YET_VALID, begins.toString());
    }
  }

  private static void checkUsage(X509Certificate leaf) {
    List<String> usages;
    try {
      usages = leaf.getExtendedKeyUsage();
    } catch (CertificateParsingException garbled) {
      throw new BundleRefused(Refusal.UNREADABLE_PEM, "cert.pem");
    }
    if (usages == null || usages.contains(CLIENT) || usages.contains(ANY)) {
      return;
    }
    boolean server = usages.contains(SERVER);
    throw new BundleRefused(server ? Refusal.SERVER_CERTIFICATE : Refusal.NOT_FOR_CLIENTS);
  }
}
