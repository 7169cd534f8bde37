package io.muster.identity.certificates;

import io.muster.identity.certificates.CertificateRefused.Why;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says whose a certificate is, or why it signs nobody in. It holds for certificates of the port and
 * of proxies alike: that the other side let one through is no reason to believe it.
 */
final class CertificateJudge {

  /** RFC 5280, 4.2.1.12: TLS WWW client authentication. */
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  private final HolderName identity;
  private final Pattern pattern;
  private final CertificatePaths paths;

  CertificateJudge(HolderName identity, Pattern pattern, CertificatePaths paths) {
    this.identity = identity;
    this.pattern = pattern;
    this.paths = paths;
  }

  /**
   * The holder.
   *
   * @param now when it has to be valid
   * @throws CertificateRefused with the first cause: what anybody can read of it before what others
   *     say of it
   */
  Holder holder(Presented presented, Instant now) {
    X509Certificate certificate = presented.certificate();
    requireValid(certificate, now);
    requireForSignIn(certificate);
    CertificatePaths.Found path = paths.from(presented.chain(), now);
    paths.requireNotRevoked(path, now);
    return new Holder(path.rootName(), name(certificate), presented);
  }

  static void requireValid(X509Certificate certificate, Instant now) {
    try {
      certificate.checkValidity(Date.from(now));
    } catch (CertificateExpiredException over) {
      throw new CertificateRefused(Why.EXPIRED, over);
    } catch (CertificateNotYetValidException early) {
      throw new CertificateRefused(Why.NOT_YET_VALID, early);
    }
  }

  /** It has to say so: a certificate that names no purpose is not for this one. */
  private static void requireForSignIn(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      boolean[] usage = certificate.getKeyUsage();
      if (certificate.getBasicConstraints() >= 0
          || purposes == null
          || !purposes.contains(CLIENT_AUTH)
          || (usage != null && !usage[0])) {
        throw new CertificateRefused(Why.NOT_FOR_SIGN_IN);
      }
    } catch (CertificateParsingException unreadable) {
      throw new CertificateRefused(Why.UNREADABLE, unreadable);
    }
  }

  private String name(X509Certificate certificate) {
    TreeSet<String> names = new TreeSet<>();
    for (String text : identity.of(certificate)) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches() && matcher.group(1) != null && !matcher.group(1).isBlank()) {
        names.add(matcher.group(1).strip());
      }
    }
    if (names.isEmpty()) {
      throw new CertificateRefused(Why.NO_NAME);
    }
    if (names.size() > 1) {
      throw new CertificateRefused(Why.SEVERAL_NAMES);
    }
    return names.first();
  }
}
