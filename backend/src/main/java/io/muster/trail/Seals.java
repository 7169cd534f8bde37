package io.muster.trail;

import io.muster.shared.Sql;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The seals that the portal keeps. They are of the whole log, so they hold nothing of a boundary.
 */
@Repository
public class Seals {

  private static final RowMapper<Seal> ROW =
      (row, n) ->
          new Seal(
              row.getLong("seq"),
              HexFormat.of().formatHex(row.getBytes("hash")),
              row.getObject("at", OffsetDateTime.class).toInstant());

  private final JdbcClient database;

  Seals(JdbcClient database) {
    this.database = database;
  }

  /** All of them, the oldest first. */
  public List<Seal> all() {
    return database.sql("select * from audit_seal order by seq").query(ROW).list();
  }

  /** The latest. */
  public Optional<Seal> last() {
    return database.sql("select * from audit_seal order by seq desc limit 1").query(ROW).optional();
  }

  /** The last line of the log as it stands, if there is any. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Seal> head(java.time.Instant at) {
    return database
        .sql(
            "select seq, hash, cast(:at as timestamptz) as at from audit_event order by seq desc"
                + " limit 1")
        .param("at", Sql.utc(at))
        .query(ROW)
        .optional();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void add(Seal seal) {
    database
        .sql(
            "insert into audit_seal (seq, hash, at) values (:seq, :hash, :at) on conflict do"
                + " nothing")
        .param("seq", seal.seq())
        .param("hash", HexFormat.of().parseHex(seal.hash()))
        .param("at", Sql.utc(seal.at()))
        .update();
  }
}
