package io.muster.credentials.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key-encryption key of the ring. Never printed.
 *
 * @param id a check value by which to tell keys apart, and from which none can be found: the first
 *     32 hexadecimal digits of an HMAC-SHA-256
 * @param bytes the key
 */
record RingKey(String id, byte[] bytes) {

  static RingKey of(byte[] bytes) {
    return new RingKey(idOf(bytes), bytes);
  }

  @Override
  public String toString() {
    return id;
  }

  private static String idOf(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] check = mac.doFinal("muster kek check value".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(check, 0, 16);
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException("HMAC-SHA256 is not available", unavailable);
    }
  }
}
