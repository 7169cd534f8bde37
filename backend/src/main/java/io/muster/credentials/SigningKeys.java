package io.muster.credentials;

import io.muster.audit.Who;
import io.muster.credentials.vault.SigningVault;
import io.muster.shared.Sql;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys that the portal signs with. One is made when it is first needed; all instances share it.
 * The private half never leaves the vault: what is to be signed goes there.
 */
@Component
@Transactional
public class SigningKeys {

  private static final Who PORTAL = new Who(null, "portal", "");

  private final JdbcClient database;
  private final SigningVault vault;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SigningKeys(
      JdbcClient database, SigningVault vault, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.events = events;
    this.clock = clock;
  }

  /** The key that signs now; made, if there is none yet. */
  public SigningKey current() {
    return present()
        .orElseGet(
            () -> {
              database
                  .sql("select pg_advisory_xact_lock(hashtextextended('signing key', 0))")
                  .query(row -> {});
              return present().orElseGet(this::made);
            });
  }

  /** All keys that ever signed, the newest first. */
  @Transactional(readOnly = true)
  public List<SigningKey> all() {
    return read("", "");
  }

  /**
   * Signs.
   *
   * @return the signature as the ASN.1 of RFC 3279, section 2.2.3, which OpenSSL reads
   * @throws io.muster.credentials.vault.SigningSealBroken if the private half does not open
   */
  public byte[] sign(SigningKey key, byte[] content) {
    return vault.sign(key.id(), content);
  }

  private Optional<SigningKey> present() {
    return read(" join signing_secret s on s.key_id = k.id", " limit 1").stream().findFirst();
  }

  private List<SigningKey> read(String joined, String limit) {
    return database
        .sql(
            "select k.id, k.made_at, k.public_key from signing_key k"
                + joined
                + " order by k.made_at desc, k.id"
                + limit)
        .query(
            (row, n) ->
                new SigningKey(
                    row.getObject(1, UUID.class),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getBytes(3)))
        .list();
  }

  private SigningKey made() {
    KeyPair pair = pair();
    SigningKey key =
        new SigningKey(UUID.randomUUID(), clock.instant(), pair.getPublic().getEncoded());
    database
        .sql("insert into signing_key (id, made_at, public_key, fingerprint) values (?, ?, ?, ?)")
        .params(key.id(), Sql.utc(key.madeAt()), key.encoded(), key.fingerprint())
        .update();
    vault.put(key.id(), pair.getPrivate());
    events.publishEvent(new SigningKeyMade(key, PORTAL));
    return key;
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException("ECDSA on P-256 is not available", unavailable);
    }
  }
}
