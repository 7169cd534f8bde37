package io.muster.identity;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.identity.certificates.CertificateRefused.Why;
import io.muster.identity.certificates.Presented;
import io.muster.identity.certificates.ProxyHeader.Forgery;
import java.util.Locale;
import java.util.Map;

/** What came of certificates that let nobody in. Nobody is known by them. */
sealed interface CertificateEvent extends Auditable {

  Who SOMEBODY = new Who(null, "anonymous", "");

  /** Of names that anybody may have made up, so much is kept. */
  int LONGEST = 300;

  /** Somebody showed a certificate that signs nobody in. */
  record Refused(Presented presented, Why why) implements CertificateEvent {
    @Override
    public AuditLine auditLine() {
      return line(
          "certificate.refused",
          presented.serial(),
          Map.of(
              "why", words(why),
              "subject", cut(presented.subject()),
              "issuer", cut(presented.issuer()),
              "by", presented.way().words()));
    }
  }

  /** A proxy passed on what is no certificate. */
  record Unreadable() implements CertificateEvent {
    @Override
    public AuditLine auditLine() {
      return line("certificate.refused", "", Map.of("why", words(Why.UNREADABLE)));
    }
  }

  /**
   * Somebody sent a certificate in the header of the proxies.
   *
   * @param peer the address from which it came
   */
  record HeaderRefused(String peer, Forgery why) implements CertificateEvent {
    @Override
    public AuditLine auditLine() {
      return line("certificate.header-refused", "", Map.of("why", words(why), "peer", peer));
    }
  }

  private static AuditLine line(String action, String serial, Map<String, ?> details) {
    return new AuditLine(SOMEBODY, action, "certificate", cut(serial), null, details);
  }

  private static String words(Enum<?> why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }
}
