package io.muster.testing.pki;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Writes PEM as the tools do that make client bundles. */
public final class Pem {

  private Pem() {}

  /** The certificates one after the other. */
  public static String of(List<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      try {
        text.append(block("CERTIFICATE", certificate.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException(e);
      }
    }
    return text.toString();
  }

  /** The key in the notation of its kind. */
  public static String of(PrivateKey key, KeyKind kind) {
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
      return switch (kind) {
        case RSA_PKCS1 ->
            block("RSA PRIVATE KEY", info.parsePrivateKey().toASN1Primitive().getEncoded());
        case EC_SEC1 -> block("EC PRIVATE KEY", sec1(info).getEncoded());
        case EC_SEC1_WITH_PARAMETERS ->
            block("EC PARAMETERS", X9ObjectIdentifiers.prime256v1.getEncoded())
                + block("EC PRIVATE KEY", sec1(info).getEncoded());
        case RSA_PKCS8, EC_PKCS8, ED25519_PKCS8 -> block("PRIVATE KEY", info.getEncoded());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One block with the label. */
  public static String block(String label, byte[] content) {
    StringWriter text = new StringWriter();
    try (PemWriter pem = new PemWriter(text)) {
      pem.writeObject(new PemObject(label, content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static ECPrivateKey sec1(PrivateKeyInfo info) throws IOException {
    ECPrivateKey inner = ECPrivateKey.getInstance(info.parsePrivateKey());
    ASN1BitString point = inner.getPublicKey();
    X962Parameters curve = new X962Parameters(X9ObjectIdentifiers.prime256v1);
    return point == null
        ? new ECPrivateKey(256, inner.getKey(), curve)
        : new ECPrivateKey(
            256, inner.getKey(), new org.bouncycastle.asn1.DERBitString(point.getBytes()), curve);
  }
}
