package io.muster.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of a token: {@code mst_} and 32 random bytes. With so many of them a plain SHA-256 is
 * enough to keep.
 */
final class TokenKey {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  TokenKey(String text) {
    this.text = text;
  }

  static TokenKey random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new TokenKey("mst_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The secret, for its owner's eyes, once. */
  String reveal() {
    return text;
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Not the secret. */
  @Override
  public String toString() {
    return "mst_…";
  }
}
