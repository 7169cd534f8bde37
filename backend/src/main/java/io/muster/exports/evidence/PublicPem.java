package io.muster.exports.evidence;

import io.muster.shared.Digest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * A public key for checking signatures of packages, as read from a PEM file.
 *
 * @param fingerprint the SHA-256 of the key in DER, 64 hexadecimal digits
 */
record PublicPem(PublicKey key, String fingerprint) {

  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";

  /**
   * Reads one.
   *
   * @throws IOException if it is no key on an elliptic curve in PEM
   */
  static PublicPem read(String pem) throws IOException {
    int begin = pem.indexOf(BEGIN);
    int end = pem.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException("The key is no public key in PEM.");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
      return new PublicPem(
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der)), Digest.of(der));
    } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
      throw new IOException("The key is no public key on an elliptic curve.", notAKey);
    }
  }

  /** Whether the key signed that. */
  boolean signed(byte[] content, byte[] signature) {
    try {
      Signature check = Signature.getInstance("SHA256withECDSA");
      check.initVerify(key);
      check.update(content);
      return check.verify(signature);
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException("ECDSA with SHA-256 is not available", unavailable);
    }
  }
}
