package io.muster.identity.certificates;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the one certificate of a header: PEM with its reserved characters escaped, as nginx writes
 * {@code $ssl_client_escaped_cert}, or DER in Base64 between colons, as RFC 9440 has it.
 */
final class HeaderText {

  /** Longer than any certificate that comes in a header of the usual 8 KB. */
  private static final int LONGEST = 16_000;

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN CERTIFICATE-----\\s+([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----\\s*");

  private HeaderText() {}

  /**
   * The certificate.
   *
   * @throws CertificateRefused unless the text is one certificate and nothing else
   */
  static X509Certificate certificate(String text) {
    try {
      if (text.length() > LONGEST) {
        throw new CertificateException("too long");
      }
      byte[] der = text.startsWith(":") ? binary(text) : escaped(text);
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      if (!Arrays.equals(der, certificate.getEncoded())) {
        throw new CertificateException("something follows it");
      }
      return certificate;
    } catch (CertificateException | IllegalArgumentException unreadable) {
      throw new CertificateRefused(CertificateRefused.Why.UNREADABLE, unreadable);
    }
  }

  private static byte[] binary(String text) throws CertificateException {
    if (text.length() < 2 || !text.endsWith(":")) {
      throw new CertificateException("no closing colon");
    }
    return Base64.getDecoder().decode(text.substring(1, text.length() - 1));
  }

  /** A plus is itself here, unlike in forms. */
  private static byte[] escaped(String text) throws CertificateException {
    String pem = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.US_ASCII);
    Matcher block = PEM.matcher(pem);
    if (!block.matches()) {
      throw new CertificateException("no PEM block alone");
    }
    return Base64.getMimeDecoder().decode(block.group(1));
  }
}
