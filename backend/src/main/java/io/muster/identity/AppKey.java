package io.muster.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.util.encoders.Base32;

/**
 * A key as an authenticator app takes it.
 *
 * @param text to be typed: Base32 in groups of four
 * @param address to be scanned: an {@code otpauth} address as the apps understand it
 *     (github.com/google/google-authenticator/wiki/Key-Uri-Format)
 */
public record AppKey(String text, String address) {

  private static final String ISSUER = "Muster";

  /** The key of an account, which is overwritten. */
  static AppKey of(String username, byte[] key) {
    String base32 = Base32.toBase32String(key);
    Arrays.fill(key, (byte) 0);
    String label = ISSUER + ":" + URLEncoder.encode(username, StandardCharsets.UTF_8);
    return new AppKey(
        base32.replaceAll("(.{4})(?!$)", "$1 "),
        "otpauth://totp/%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=%d"
            .formatted(label, base32, ISSUER, Totp.STEP.toSeconds()));
  }

  /** Neither. */
  @Override
  public String toString() {
    return "AppKey";
  }
}
