package io.muster.credentials.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.credentials.reading.ParsedBundle;
import io.muster.shared.BundleId;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A bundle as the bytes that are sealed: a version, then parts, each behind its length. Nothing
 * else that opens a line stands outside the seal.
 */
final class BundleText {

  private static final byte VERSION = 1;

  private BundleText() {}

  /** The caller overwrites the bytes after use. */
  static byte[] write(ParsedBundle bundle) {
    PrivateKey key = bundle.key();
    URI kubernetes = bundle.kubernetes();
    byte[] encodedKey = key.getEncoded();
    try {
      List<byte[]> parts = new ArrayList<>();
      parts.add(key.getAlgorithm().getBytes(UTF_8));
      parts.add(encodedKey);
      parts.add(bundle.endpoint().toString().getBytes(UTF_8));
      parts.add(kubernetes == null ? new byte[0] : kubernetes.toString().getBytes(UTF_8));
      parts.add(ByteBuffer.allocate(4).putInt(bundle.chain().size()).array());
      for (X509Certificate certificate : bundle.chain()) {
        parts.add(certificate.getEncoded());
      }
      for (X509Certificate certificate : bundle.authorities()) {
        parts.add(certificate.getEncoded());
      }
      ByteBuffer text = ByteBuffer.allocate(1 + parts.stream().mapToInt(p -> 4 + p.length).sum());
      text.put(VERSION);
      parts.forEach(part -> text.putInt(part.length).put(part));
      return text.array();
    } catch (GeneralSecurityException unwritable) {
      throw new IllegalStateException("a certificate that was read cannot be written", unwritable);
    } finally {
      Arrays.fill(encodedKey, (byte) 0);
    }
  }

  static OpenedBundle read(BundleId id, byte[] sealed) {
    ByteBuffer text = ByteBuffer.wrap(sealed);
    if (text.get() != VERSION) {
      throw new IllegalStateException("a bundle was sealed by a newer version of the portal");
    }
    try {
      String algorithm = string(text);
      PrivateKey key = key(algorithm, part(text));
      URI endpoint = URI.create(string(text));
      String kubernetes = string(text);
      int chained = ByteBuffer.wrap(part(text)).getInt();
      List<X509Certificate> certificates = certificates(text);
      List<X509Certificate> chain = List.copyOf(certificates.subList(0, chained));
      return new OpenedBundle(
          id,
          key,
          chain,
          List.copyOf(certificates.subList(chained, certificates.size())),
          endpoint,
          kubernetes.isEmpty() ? null : URI.create(kubernetes),
          chain.getFirst().getNotAfter().toInstant());
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("a sealed bundle cannot be read", unreadable);
    }
  }

  private static PrivateKey key(String algorithm, byte[] encoded) throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private static List<X509Certificate> certificates(ByteBuffer text)
      throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    while (text.hasRemaining()) {
      var der = new ByteArrayInputStream(part(text));
      certificates.add((X509Certificate) factory.generateCertificate(der));
    }
    return certificates;
  }

  private static String string(ByteBuffer text) {
    return new String(part(text), UTF_8);
  }

  private static byte[] part(ByteBuffer text) {
    byte[] part = new byte[text.getInt()];
    text.get(part);
    return part;
  }
}
