package io.muster.credentials.vault;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key-encryption key, which seals each bundle's own key and is never in the database. It comes
 * from the environment ({@code MUSTER_KEK}, 32 bytes in Base64) or from a file. The portal starts
 * with no other than the one its database was written with.
 */
@Component
class Kek {

  private static final Logger LOG = LoggerFactory.getLogger(Kek.class);

  private static final String RESTORE =
      "Restore the key file, or set MUSTER_KEK, from the backup made when the portal was first"
          + " started. If the key is lost for good, empty the tables bundle_secret, renewal_secret,"
          + " second_factor_secret and signing_secret, upload every bundle, opt in to renewal"
          + " again, and have second factors taken away and set up again.";

  private static final String SEALED_BY =
      "(select kek_id from bundle_secret union all select kek_id from renewal_secret"
          + " union all select kek_id from second_factor_secret"
          + " union all select kek_id from signing_secret) sealed";

  private final JdbcClient jdbc;
  private final byte[] key;
  private final String id;

  Kek(
      JdbcClient jdbc,
      @Value("${muster.kek.file:${muster.home}/keys/kek}") Path file,
      @Value("${MUSTER_KEK:}") String fromEnvironment) {
    this.jdbc = jdbc;
    this.key = find(new KeyFile(file), fromEnvironment, somethingIsSealed());
    this.id = idOf(key);
    requireNothingSealedByAnother();
  }

  /** A value by which to tell keys apart, and from which none can be found. */
  String id() {
    return id;
  }

  byte[] key() {
    return key;
  }

  /**
   * Sees to it that all bundles of a database are sealed by one key.
   *
   * @throws KekTrouble if some are sealed by another
   */
  void requireNothingSealedByAnother() {
    jdbc.sql("select kek_id from " + SEALED_BY + " where kek_id <> ? limit 1")
        .param(id)
        .query(String.class)
        .optional()
        .ifPresent(
            other -> {
              throw new KekTrouble(
                  "The key-encryption key is not the one that this database's client bundles are"
                      + " sealed by: the key's check value is %s, theirs is %s."
                          .formatted(id, other),
                  RESTORE);
            });
  }

  private boolean somethingIsSealed() {
    return jdbc.sql("select exists (select from " + SEALED_BY + ")").query(Boolean.class).single();
  }

  static byte[] find(KeyFile file, String fromEnvironment, boolean needed) {
    if (!fromEnvironment.isBlank()) {
      return KeyFile.decoded(fromEnvironment, "MUSTER_KEK");
    }
    if (file.exists()) {
      return file.read();
    }
    if (needed) {
      throw new KekTrouble(
          "There is no key-encryption key in " + file + ", but client bundles are sealed by one.",
          RESTORE);
    }
    byte[] made = Seal.random(Seal.KEY_BYTES);
    file.create(made);
    LOG.warn(
        "Made a new key-encryption key in {}. Back this file up apart from the database: without it"
            + " no stored client bundle opens again.",
        file);
    return made;
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
