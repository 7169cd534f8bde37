package io.muster.credentials.vault;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
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

  private final JdbcClient jdbc;
  private final Clock clock;
  private final byte[] key;
  private final String id;

  Kek(
      JdbcClient jdbc,
      Clock clock,
      @Value("${muster.kek.file:${muster.home}/keys/kek}") Path file,
      @Value("${MUSTER_KEK:}") String fromEnvironment) {
    this.jdbc = jdbc;
    this.clock = clock;
    Optional<String> written = idInDatabase();
    this.key = find(new KeyFile(file), fromEnvironment, written.isPresent());
    this.id = idOf(key);
    written.ifPresent(this::requireSame);
  }

  /** A value by which to tell keys apart, and from which none can be found. */
  String id() {
    return id;
  }

  byte[] key() {
    return key;
  }

  /** Ties the database to this key, in the transaction that first seals something by it. */
  void claimDatabase() {
    jdbc.sql("insert into kek (id, since) values (?, ?) on conflict do nothing")
        .params(id, clock.instant().atOffset(java.time.ZoneOffset.UTC))
        .update();
    idInDatabase().ifPresent(this::requireSame);
  }

  private Optional<String> idInDatabase() {
    return jdbc.sql("select id from kek").query(String.class).optional();
  }

  private void requireSame(String written) {
    if (!written.equals(id)) {
      throw new KekTrouble(
          "The key-encryption key is not the one that this database's client bundles are sealed"
              + " by: the key's check value is "
              + id
              + ", the database's is "
              + written
              + ".",
          "Restore the key file, or set MUSTER_KEK, from the backup made when the portal was first"
              + " started.");
    }
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
          "Restore the key file, or set MUSTER_KEK, from the backup made when the portal was first"
              + " started.");
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
