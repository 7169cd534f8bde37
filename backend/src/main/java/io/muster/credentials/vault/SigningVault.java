package io.muster.credentials.vault;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the private keys that the portal signs with, sealed as the keys of bundles are: each by a
 * data key of its own, bound to its id. No key is given out; what is to be signed comes here.
 */
@Component
public class SigningVault {

  static final String KEY = "muster signing key 1";
  private static final String TEXT = "muster signing private key 1";

  private final JdbcClient jdbc;
  private final Kek kek;

  SigningVault(JdbcClient jdbc, Kek kek) {
    this.jdbc = jdbc;
    this.kek = kek;
  }

  /** Seals and stores the private half of a new key. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(UUID key, PrivateKey secret) {
    Envelope envelope = Envelope.of(secret.getEncoded(), kek, label(key));
    jdbc.sql(
            "insert into signing_secret (key_id, kek_id, key_nonce, sealed_key, nonce, sealed)"
                + " values (?, ?, ?, ?, ?, ?)")
        .param(key)
        .params(envelope.columns())
        .update();
  }

  /**
   * Signs by ECDSA with SHA-256.
   *
   * @throws SigningSealBroken if what is stored was changed or moved in the database, or is gone
   */
  @Transactional(readOnly = true)
  public byte[] sign(UUID key, byte[] content) {
    Envelope envelope =
        jdbc.sql("select * from signing_secret where key_id = ?")
            .param(key)
            .query((row, _) -> Envelope.of(row))
            .optional()
            .orElseThrow(SigningSealBroken::new);
    try {
      return envelope.open(kek, label(key), secret -> signed(secret, content));
    } catch (SealBroken broken) {
      throw new SigningSealBroken();
    }
  }

  private static byte[] signed(byte[] secret, byte[] content) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(secret)));
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException("ECDSA with SHA-256 is not available", unavailable);
    }
  }

  private static Envelope.Label label(UUID key) {
    return new Envelope.Label(KEY, TEXT, key, key);
  }
}
