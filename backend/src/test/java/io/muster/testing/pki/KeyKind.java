package io.muster.testing.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** Every kind of private key met in client bundles: the algorithm and how PEM writes it. */
public enum KeyKind {
  RSA_PKCS1,
  RSA_PKCS8,
  EC_SEC1,
  EC_SEC1_WITH_PARAMETERS,
  EC_PKCS8,
  ED25519_PKCS8;

  /** A new key pair of the kind. */
  public KeyPair generate() {
    try {
      return switch (this) {
        case RSA_PKCS1, RSA_PKCS8 -> {
          KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
          rsa.initialize(2048);
          yield rsa.generateKeyPair();
        }
        case EC_SEC1, EC_SEC1_WITH_PARAMETERS, EC_PKCS8 -> {
          KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
          ec.initialize(new ECGenParameterSpec("secp256r1"));
          yield ec.generateKeyPair();
        }
        case ED25519_PKCS8 -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      };
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
