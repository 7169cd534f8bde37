package io.muster.credentials.vault;

import io.muster.shared.InstanceName;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The key-encryption keys that seal each secret's own key, and are never in the database. Which of
 * the ring wraps now, the database says, so that all instances wrap by the same. An instance that
 * lacks that one, or one by which some row is still wrapped, does not start.
 */
@Component
class Kek {

  private static final Logger LOG = LoggerFactory.getLogger(Kek.class);

  private static final String RESTORE =
      "Put the key back into the ring from the backup made when it was made. If it is lost for"
          + " good, the page \"When it does not start\" of docs/operations/keys.md says how to go"
          + " on without what it sealed.";

  private final JdbcClient jdbc;
  private final TransactionTemplate apart;
  private final KeySource source;
  private final boolean embedded;
  private final String instance;
  private volatile KeyRing ring;

  @Autowired
  Kek(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      KeySource source,
      Environment environment,
      InstanceName instance) {
    this(
        jdbc,
        transactions,
        source,
        environment.getProperty("spring.datasource.url") == null,
        instance.text());
  }

  Kek(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      KeySource source,
      boolean embedded,
      String instance) {
    this.jdbc = jdbc;
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.source = source;
    this.embedded = embedded;
    this.instance = instance;
    this.ring = found();
    take(ring, ring);
  }

  /** The ring as this instance has it. */
  KeyRing ring() {
    return ring;
  }

  /**
   * The key that wraps. Until the transaction of whoever calls is over, no other does: a rotation
   * that begins meanwhile waits, and then finds what was wrapped.
   */
  RingKey wrapping() {
    String id = jdbc.sql("select kek_id from kek_wrapping for share").query(String.class).single();
    return known(id)
        .orElseThrow(
            () ->
                new KekTrouble(
                    "This instance does not have the key-encryption key that wraps now, %s."
                        .formatted(id),
                    RESTORE));
  }

  /**
   * A key by its id.
   *
   * @throws SealBroken if this instance does not have it
   */
  RingKey key(String id) {
    return known(id).orElseThrow(() -> SealBroken.byUnknownKey(id));
  }

  /** Who does not know a key yet may only not have read it yet. */
  private Optional<RingKey> known(String id) {
    Optional<RingKey> here = ring.key(id);
    if (here.isEmpty()) {
      readAgain();
      return ring.key(id);
    }
    return here;
  }

  /**
   * Reads the ring anew, so that a key that was added is there without a new start, and tells the
   * other instances. A ring that cannot be read, or lacks a key that is needed, changes nothing.
   */
  synchronized void readAgain() {
    try {
      take(source.read(), ring);
    } catch (KekTrouble trouble) {
      LOG.error(
          "The key-encryption keys are not taken anew, this instance goes on with those it has: {}"
              + " {}",
          trouble.getMessage(),
          trouble.action());
      take(ring, ring);
    }
  }

  /** Tells the others that this instance is gone. */
  void leave() {
    jdbc.sql("delete from kek_instance where instance = ?").param(instance).update();
  }

  /**
   * A rotation waits for this transaction, and then sees what this instance has; or went before,
   * and the key it wraps by is needed here.
   */
  private void take(KeyRing taken, KeyRing before) {
    apart.executeWithoutResult(
        _ -> {
          jdbc.sql(
                  "insert into kek_wrapping (kek_id, since_at) values (?, statement_timestamp())"
                      + " on conflict do nothing")
              .param(taken.newest().id())
              .update();
          String now =
              jdbc.sql("select kek_id from kek_wrapping for share").query(String.class).single();
          requireWrapping(taken, now);
          requireNeeded(taken, before);
          jdbc.sql(
                  "insert into kek_instance (instance, kek_ids, seen_at) values (?, ?,"
                      + " statement_timestamp()) on conflict (instance) do update set kek_ids ="
                      + " excluded.kek_ids, seen_at = excluded.seen_at")
              .params(instance, taken.ids().toArray(String[]::new))
              .update();
        });
    ring = taken;
  }

  private void requireWrapping(KeyRing taken, String now) {
    if (taken.key(now).isEmpty()) {
      throw new KekTrouble(
          "The key-encryption key is not the one that this database is sealed by: %s holds %s, and"
                  .formatted(source, taken)
              + " the key that wraps is "
              + now
              + ".",
          RESTORE);
    }
  }

  /** Of a row whose key nobody here ever had, only a start makes a matter. */
  private void requireNeeded(KeyRing taken, KeyRing before) {
    List<String> lacking =
        jdbc
            .sql("select kek_id, count(*) as rows from " + Sealed.all() + " group by kek_id")
            .query((row, _) -> new Needed(row.getString("kek_id"), row.getLong("rows")))
            .list()
            .stream()
            .filter(needed -> taken.key(needed.kek()).isEmpty())
            .filter(needed -> before == taken || before.key(needed.kek()).isPresent())
            .map(needed -> needed.kek() + " (" + needed.rows() + ")")
            .toList();
    if (!lacking.isEmpty()) {
      throw new KekTrouble(
          "Key-encryption keys by which stored secrets are still wrapped are not in %s: %s."
              .formatted(source, String.join(", ", lacking)),
          RESTORE);
    }
  }

  private record Needed(String kek, long rows) {}

  private KeyRing found() {
    if (source.exists()) {
      return source.read();
    }
    boolean first =
        !jdbc.sql("select exists (select from kek_wrapping)").query(Boolean.class).single();
    if (!first) {
      throw new KekTrouble(
          "There is no key-encryption key in "
              + source
              + ", but what is stored in this database is sealed by one.",
          RESTORE);
    }
    if (!source.isDefault() || !embedded) {
      throw new KekTrouble(
          "There is no key-encryption key in " + source + ".",
          "Make one with the command new-key (java -jar muster.jar new-key, with the settings of"
              + " the portal), back it up, and give it to every instance; or restore yours.");
    }
    RingKey made = RingKey.of(Seal.random(Seal.KEY_BYTES));
    source.file().add(made);
    LOG.warn(
        "Made a new key-encryption key in {}. Back this file up apart from the database: without it"
            + " no stored client bundle opens again.",
        source.file());
    return source.read();
  }
}
