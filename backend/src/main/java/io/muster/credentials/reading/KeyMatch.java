package io.muster.credentials.reading;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.stream.Stream;

/**
 * Whether a private key is the one that a certificate speaks of, shown by signing and verifying.
 */
final class KeyMatch {

  /** Above this a signature takes seconds, and a made-up key minutes. */
  private static final int LARGEST_RSA = 8192;

  private static final byte[] SAMPLE = "does this key belong to this certificate".getBytes();

  private KeyMatch() {}

  static boolean matches(PrivateKey key, PublicKey certified) {
    if (key instanceof RSAPrivateKey rsa && !sound(rsa, certified)) {
      return false;
    }
    try {
      String algorithm = algorithm(certified);
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(SAMPLE);
      byte[] signature = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certified);
      verifying.update(SAMPLE);
      return verifying.verify(signature);
    } catch (GeneralSecurityException | RuntimeException notThisKey) {
      return false;
    }
  }

  /** Which key a certificate bears, in words, such as {@code RSA 2048} or {@code EC P-256}. */
  static String kind(PublicKey certified) {
    return switch (certified) {
      case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
      case ECPublicKey ec -> "EC P-" + ec.getParams().getCurve().getField().getFieldSize();
      case EdECPublicKey ed -> ed.getParams().getName();
      default -> throw new BundleRefused(Refusal.UNSUPPORTED_KEY);
    };
  }

  private static boolean sound(RSAPrivateKey key, PublicKey certified) {
    int bits = key.getModulus().bitLength();
    if (bits > LARGEST_RSA) {
      throw new BundleRefused(Refusal.UNSUPPORTED_KEY);
    }
    boolean same =
        certified instanceof RSAPublicKey other && other.getModulus().equals(key.getModulus());
    if (!same || key.getPrivateExponent().bitLength() > bits) {
      return false;
    }
    return !(key instanceof RSAPrivateCrtKey crt)
        || Stream.of(
                crt.getPrimeP(),
                crt.getPrimeQ(),
                crt.getPrimeExponentP(),
                crt.getPrimeExponentQ(),
                crt.getCrtCoefficient())
            .allMatch(number -> number.signum() > 0 && number.bitLength() <= bits);
  }

  private static String algorithm(PublicKey certified) {
    return switch (certified) {
      case RSAPublicKey _ -> "SHA256withRSA";
      case ECPublicKey _ -> "SHA256withECDSA";
      default -> "EdDSA";
    };
  }
}
