package io.muster.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What stands in for a second factor that is not at hand, once each. A code has 120 random bits, so
 * that its SHA-256 is enough to keep: NIST SP 800-63B, section 5.1.2.2, wants a slow hash below
 * 112.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RecoveryCodes {

  /** How many there are. */
  static final int MANY = 10;

  private static final int BYTES = 15;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient database;

  RecoveryCodes(JdbcClient database) {
    this.database = database;
  }

  /** New ones in place of all there are, to be shown this once. */
  List<String> renew(UUID factor) {
    forget(factor);
    List<String> codes = Stream.generate(RecoveryCodes::random).limit(MANY).toList();
    for (String code : codes) {
      database
          .sql("insert into recovery_code (digest, factor_id) values (:digest, :factor)")
          .param("digest", digest(code))
          .param("factor", factor)
          .update();
    }
    return codes;
  }

  /** Uses one up; false if it is none of the factor's, or was used. */
  boolean use(UUID factor, String typed, Instant at) {
    return database
            .sql(
                "update recovery_code set used_at = :at"
                    + " where digest = :digest and factor_id = :factor and used_at is null")
            .param("at", at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("digest", digest(typed))
            .param("factor", factor)
            .update()
        == 1;
  }

  /** How many are left. */
  int left(UUID factor) {
    return database
        .sql("select count(*) from recovery_code where factor_id = :factor and used_at is null")
        .param("factor", factor)
        .query(Integer.class)
        .single();
  }

  /** They open nothing any more. */
  void forget(UUID factor) {
    database
        .sql("delete from recovery_code where factor_id = :factor")
        .param("factor", factor)
        .update();
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base32.toBase32String(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
  }

  private static byte[] digest(String code) {
    String bare = code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    try {
      return MessageDigest.getInstance("SHA-256").digest(bare.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
