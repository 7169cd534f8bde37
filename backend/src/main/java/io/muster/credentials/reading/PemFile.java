package io.muster.credentials.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A PEM file of a bundle. The only class that knows BouncyCastle, of which it uses the reader of
 * ASN.1; all cryptography is the JCE's, with no provider named.
 */
final class PemFile {

  private static final int MOST_BLOCKS = 400;

  private final String name;
  private final List<PemBlock> blocks;

  /** Reads the blocks. */
  PemFile(String name, byte[] content) {
    this.name = name;
    byte[] text = BundleFiles.ascii(content);
    try {
      this.blocks = PemBlock.all(text);
    } catch (IllegalArgumentException garbled) {
      throw unreadable();
    } finally {
      Arrays.fill(text, (byte) 0);
    }
    if (blocks.isEmpty() || blocks.size() > MOST_BLOCKS) {
      throw unreadable();
    }
  }

  /** The certificates in their order, at least one. */
  List<X509Certificate> certificates() {
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemBlock block : blocks) {
      if (block.type().equals("CERTIFICATE")) {
        certificates.add(certificate(block.content()));
      }
    }
    if (certificates.isEmpty()) {
      throw unreadable();
    }
    return List.copyOf(certificates);
  }

  /**
   * The first private key.
   *
   * @param expected the key of the certificate, whose curve is taken for an EC key that names none
   */
  PrivateKey privateKey(PublicKey expected) {
    for (PemBlock block : blocks) {
      String type = block.type();
      if (type.endsWith("PRIVATE KEY")) {
        if (type.startsWith("ENCRYPTED") || block.headers()) {
          throw new BundleRefused(Refusal.ENCRYPTED_KEY);
        }
        return privateKey(type, block.content(), expected);
      }
    }
    throw unreadable();
  }

  /** Overwrites the decoded blocks. */
  void wipe() {
    blocks.forEach(PemBlock::wipe);
  }

  private PrivateKey privateKey(String type, byte[] content, PublicKey expected) {
    PrivateKeyInfo info;
    try {
      info =
          switch (type) {
            case "RSA PRIVATE KEY" -> rsa(RSAPrivateKey.getInstance(content));
            case "EC PRIVATE KEY" -> ec(ECPrivateKey.getInstance(content), expected);
            case "PRIVATE KEY" -> PrivateKeyInfo.getInstance(content);
            default -> throw new BundleRefused(Refusal.UNSUPPORTED_KEY);
          };
    } catch (BundleRefused refused) {
      throw refused;
    } catch (IOException | RuntimeException garbled) {
      throw unreadable();
    }
    return decoded(info);
  }

  private PrivateKey decoded(PrivateKeyInfo info) {
    var algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
    String family;
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      family = "RSA";
    } else if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      family = "EC";
    } else if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)
        || algorithm.equals(EdECObjectIdentifiers.id_Ed448)) {
      family = "EdDSA";
    } else {
      throw new BundleRefused(Refusal.UNSUPPORTED_KEY);
    }
    try {
      byte[] encoded = info.getEncoded();
      try {
        return KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } finally {
        Arrays.fill(encoded, (byte) 0);
      }
    } catch (IOException | GeneralSecurityException | RuntimeException garbled) {
      throw unreadable();
    }
  }

  private static PrivateKeyInfo rsa(RSAPrivateKey key) throws IOException {
    var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    return new PrivateKeyInfo(algorithm, key);
  }

  private static PrivateKeyInfo ec(ECPrivateKey key, PublicKey expected) throws IOException {
    ASN1Encodable curve = key.getParametersObject();
    if (curve == null) {
      curve =
          SubjectPublicKeyInfo.getInstance(expected.getEncoded()).getAlgorithm().getParameters();
    }
    var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve);
    return new PrivateKeyInfo(algorithm, key);
  }

  private X509Certificate certificate(byte[] content) {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(content));
    } catch (GeneralSecurityException | RuntimeException garbled) {
      throw unreadable();
    }
  }

  private BundleRefused unreadable() {
    return new BundleRefused(Refusal.UNREADABLE_PEM, name);
  }
}
