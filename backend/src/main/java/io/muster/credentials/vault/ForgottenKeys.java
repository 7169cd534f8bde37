package io.muster.credentials.vault;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the JDK let go of private exponents that nobody uses any more. Its RSA blinding keeps the
 * exponent of each key it signed with in a {@code WeakHashMap} by modulus ({@code
 * sun.security.rsa.RSACore}, JDK 25): when the key is gone, the exponent stays until the next
 * signature with any RSA key, which on a fleet of EC bundles may never come. So one is made, with a
 * key of no worth.
 */
final class ForgottenKeys {

  private static final Logger LOG = LoggerFactory.getLogger(ForgottenKeys.class);

  private @Nullable PrivateKey worthless;

  /** Makes a signature that nobody looks at. */
  void letGo() {
    try {
      if (worthless == null) {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(2048);
        worthless = pairs.generateKeyPair().getPrivate();
      }
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(worthless);
      signature.sign();
    } catch (GeneralSecurityException unavailable) {
      LOG.debug("No RSA signature can be made, so there is nothing to let go.", unavailable);
    }
  }
}
