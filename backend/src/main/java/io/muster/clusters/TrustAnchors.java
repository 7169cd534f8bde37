package io.muster.clusters;

import io.muster.shared.Invalid;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificate authorities that people paste as PEM, to be trusted besides the bundle's own. */
public final class TrustAnchors {

  private static final int MOST = 20;
  private static final int LONGEST = 200_000;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  private TrustAnchors() {}

  /** The certificates in a text that {@link #checked} gave; none for an empty text. */
  static List<X509Certificate> read(String pem) {
    return pem.isEmpty() ? List.of() : parse(pem);
  }

  /** The SHA-256 fingerprints of the certificates, for the audit log. */
  static List<String> fingerprints(String pem) {
    return read(pem).stream().map(TrustAnchors::fingerprint).toList();
  }

  /** Whether the text seems to hold a private key, which must neither be kept nor shown again. */
  public static boolean holdsPrivateKey(String text) {
    return text.toUpperCase(java.util.Locale.ROOT).contains("PRIVATE KEY");
  }

  /**
   * The certificates alone, written anew, without whatever stood around them.
   *
   * @throws Invalid for anything but certificates of authorities; the text is never repeated
   */
  static String checked(String text) {
    if (text.isBlank()) {
      return "";
    }
    if (holdsPrivateKey(text)) {
      throw invalid(
          "This holds a private key. Paste certificates of authorities only. Consider that key"
              + " exposed.");
    }
    if (text.length() > LONGEST) {
      throw invalid("This is too long: paste at most " + MOST + " certificates.");
    }
    List<X509Certificate> anchors = parse(text);
    if (anchors.isEmpty()) {
      throw invalid(
          "There is no PEM certificate in this text (BEGIN CERTIFICATE … END CERTIFICATE).");
    }
    if (anchors.size() > MOST) {
      throw invalid(
          "These are " + anchors.size() + " certificates; at most " + MOST + " are allowed.");
    }
    var pem = new StringBuilder();
    for (X509Certificate anchor : anchors) {
      requireAuthority(anchor);
      pem.append(pem(anchor));
    }
    return pem.toString();
  }

  private static void requireAuthority(X509Certificate anchor) {
    boolean[] usage = anchor.getKeyUsage();
    if (anchor.getBasicConstraints() < 0 || (usage != null && !usage[5])) {
      throw invalid(
          "The certificate of "
              + anchor.getSubjectX500Principal().getName()
              + " is not an authority's.");
    }
  }

  private static List<X509Certificate> parse(String text) {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text);
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      while (blocks.find()) {
        if (!blocks.group(1).equals("CERTIFICATE")) {
          throw invalid("This holds something other than certificates.");
        }
        byte[] der = Base64.getMimeDecoder().decode(blocks.group(2));
        certificates.add(
            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
    } catch (CertificateException | IllegalArgumentException unreadable) {
      throw invalid("Certificate " + (certificates.size() + 1) + " in this text cannot be read.");
    }
    return certificates;
  }

  private static String pem(X509Certificate certificate) {
    try {
      String body =
          Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }

  /** The SHA-256 fingerprint of a certificate, in hex. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (CertificateException | NoSuchAlgorithmException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }

  private static Invalid invalid(String sentence) {
    return new Invalid("trustAnchors", sentence);
  }
}
