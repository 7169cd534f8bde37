package io.muster.api;

import io.muster.credentials.SigningKey;
import java.time.Instant;

/**
 * The public key by which evidence packages are checked.
 *
 * @param fingerprint the SHA-256 of the key in DER, 64 hexadecimal digits
 * @param pem the key, ECDSA on the curve P-256
 */
record SigningKeyView(String fingerprint, Instant madeAt, String pem) {

  static SigningKeyView of(SigningKey key) {
    return new SigningKeyView(key.fingerprint(), key.madeAt(), key.pem());
  }
}
