package io.muster.credentials;

import io.muster.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The public half of a key that the portal signs with: ECDSA on the curve P-256, with SHA-256 (FIPS
 * 186-5).
 *
 * @param encoded SubjectPublicKeyInfo in DER
 */
public record SigningKey(UUID id, Instant madeAt, byte[] encoded) {

  private static final int LINE = 64;

  /** The SHA-256 of the key in DER, 64 hexadecimal digits. */
  public String fingerprint() {
    return Digest.of(encoded);
  }

  /** The key as a PEM file, as RFC 7468 has it. */
  public String pem() {
    byte[] end = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(LINE, end).encodeToString(encoded)
        + "\n-----END PUBLIC KEY-----\n";
  }
}
