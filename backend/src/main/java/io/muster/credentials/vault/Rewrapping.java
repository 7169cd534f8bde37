package io.muster.credentials.vault;

import io.muster.audit.Who;
import io.muster.credentials.KeyEvent;
import io.muster.credentials.KeyRotation;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Wraps data keys anew by the key that wraps now, a few rows in each transaction, so that it can
 * break off at any row and go on there, and nobody waits long for a row.
 */
@Component
class Rewrapping {

  /** Rows in one transaction. */
  private static final int FEW = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Rewrapping.class);
  private static final Who PORTAL = new Who(null, "key rotation", "");
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final JdbcClient jdbc;
  private final Kek kek;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final int few;

  @Autowired
  Rewrapping(
      JdbcClient jdbc,
      Kek kek,
      TransactionOperations transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this(jdbc, kek, transaction, events, clock, FEW);
  }

  Rewrapping(
      JdbcClient jdbc,
      Kek kek,
      TransactionOperations transaction,
      ApplicationEventPublisher events,
      Clock clock,
      int few) {
    this.jdbc = jdbc;
    this.kek = kek;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
    this.few = few;
  }

  /** How far one transaction came: the last row it looked at, and how many it could not open. */
  private record Batch(UUID last, int rows, int broken) {}

  /**
   * Passes once over all rows that another key wraps.
   *
   * @return whether the rotation has ended
   */
  boolean pass(UUID rotation) {
    if (open(rotation).isEmpty()) {
      return true;
    }
    int broken = 0;
    for (Sealed kind : Sealed.values()) {
      Batch batch = new Batch(BEFORE_ALL, few, 0);
      while (batch.rows() == few) {
        batch = batch(rotation, kind, batch.last());
        broken += batch.broken();
      }
    }
    return ended(rotation, broken);
  }

  /** One transaction's rows of a kind, after a row. */
  private Batch batch(UUID rotation, Sealed kind, UUID after) {
    return transaction.execute(
        _ -> {
          RingKey by = kek.wrapping();
          List<Row> rows = rows(kind, by, after);
          int broken = 0;
          for (Row row : rows) {
            broken += rewrap(kind, row, by) ? 0 : 1;
          }
          jdbc.sql("update kek_rotation set rewrapped = rewrapped + ? where id = ?")
              .params(rows.size() - broken, rotation)
              .update();
          return new Batch(rows.isEmpty() ? after : rows.getLast().which(), rows.size(), broken);
        });
  }

  private record Row(UUID which, UUID whose, Envelope envelope) {

    static Row of(Sealed kind, ResultSet row) throws SQLException {
      return new Row(
          row.getObject(kind.which(), UUID.class),
          row.getObject(kind.whose(), UUID.class),
          Envelope.of(row));
    }
  }

  private List<Row> rows(Sealed kind, RingKey by, UUID after) {
    return jdbc.sql(
            "select * from %1$s where kek_id <> :kek and %2$s > :after order by %2$s limit :few for update"
                .formatted(kind.table(), kind.which()))
        .param("kek", by.id())
        .param("after", after)
        .param("few", few)
        .query((row, _) -> Row.of(kind, row))
        .list();
  }

  private boolean rewrap(Sealed kind, Row row, RingKey by) {
    try {
      // Only the seal of the data key changes: the label of the text is not looked at.
      var label = new Envelope.Label(kind.purpose(), "", row.whose(), row.which());
      Envelope rewrapped = row.envelope().rewrapped(kek, by, label);
      jdbc.sql(
              "update %s set kek_id = ?, key_nonce = ?, sealed_key = ? where %s = ?"
                  .formatted(kind.table(), kind.which()))
          .params(
              rewrapped.kekId(),
              rewrapped.sealedKey().nonce(),
              rewrapped.sealedKey().sealed(),
              row.which())
          .update();
      return true;
    } catch (SealBroken broken) {
      LOG.error(
          "The data key of {} in {} does not open: it was changed or moved in the database. Store"
              + " anew what it seals; the old key is needed until then.",
          row.which(),
          kind.table());
      return false;
    }
  }

  /** No row can come to be wrapped by an old key any more, so none left is none for ever. */
  private boolean ended(UUID rotation, int broken) {
    return Boolean.TRUE.equals(
        transaction.execute(
            _ -> {
              RingKey by = kek.wrapping();
              boolean left =
                  jdbc.sql("select exists (select from " + Sealed.all() + " where kek_id <> ?)")
                      .param(by.id())
                      .query(Boolean.class)
                      .single();
              Instant now = clock.instant();
              int changed =
                  jdbc.sql(
                          "update kek_rotation set broken = ?, ended_at = case when ? then null"
                              + " else greatest(?, began_at) end where id = ? and ended_at is null")
                      .params(left ? broken : 0, left, Sql.utc(now), rotation)
                      .update();
              if (!left && changed == 1) {
                events.publishEvent(new KeyEvent.RotationFinished(get(rotation), PORTAL));
                LOG.info("The rotation to the key-encryption key {} has ended.", by.id());
              }
              return !left;
            }));
  }

  private Optional<KeyRotation> open(UUID rotation) {
    return Optional.of(get(rotation)).filter(r -> r.endedAt() == null);
  }

  private KeyRotation get(UUID rotation) {
    return jdbc.sql("select * from kek_rotation where id = ?")
        .param(rotation)
        .query((row, _) -> Rotations.rotation(row))
        .single();
  }
}
