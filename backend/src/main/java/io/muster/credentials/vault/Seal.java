package io.muster.credentials.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM by the JCE, with no provider named, so that a site's validated one serves.
 *
 * @param nonce 12 random bytes, new for each seal
 * @param sealed the ciphertext and its tag
 */
record Seal(byte[] nonce, byte[] sealed) {

  static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Seals a text so that it opens only with the key and for the same purpose. */
  static Seal of(byte[] plain, byte[] key, Purpose purpose) {
    byte[] nonce = random(NONCE_BYTES);
    return new Seal(nonce, run(Cipher.ENCRYPT_MODE, plain, nonce, key, purpose));
  }

  /**
   * Opens it.
   *
   * @throws SealBroken if key or purpose are others, or a bit was changed
   */
  byte[] open(byte[] key, Purpose purpose) {
    return run(Cipher.DECRYPT_MODE, sealed, nonce, key, purpose);
  }

  static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  /**
   * What a seal is for; it opens for nothing else.
   *
   * @param what the kind of content
   * @param whose the id of the cluster or account it belongs to
   * @param which the id of the bundle, the account at MKE or the second factor
   */
  record Purpose(String what, UUID whose, UUID which) {

    private byte[] bytes() {
      byte[] words = what.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.allocate(4 + words.length + 32)
          .putInt(words.length)
          .put(words)
          .putLong(whose.getMostSignificantBits())
          .putLong(whose.getLeastSignificantBits())
          .putLong(which.getMostSignificantBits())
          .putLong(which.getLeastSignificantBits())
          .array();
    }
  }

  private static byte[] run(int mode, byte[] text, byte[] nonce, byte[] key, Purpose purpose) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.bytes());
      return cipher.doFinal(text);
    } catch (AEADBadTagException changed) {
      throw new SealBroken();
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException("AES-256-GCM is not available", unavailable);
    }
  }
}
