package io.muster.stig;

import io.muster.shared.NotFound;
import io.muster.shared.ReleaseId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The imported releases of STIGs. They are public documents and belong to no boundary, so everybody
 * who is signed in may read them and no scope is asked for.
 */
@Repository
@Transactional(readOnly = true)
public class Benchmarks {

  private static final String RELEASES =
      """
      select r.*, w.withdrawn_at, w.reason
      from stig_release r left join stig_withdrawal w on w.release_id = r.id
      """;

  private final JdbcClient database;

  Benchmarks(JdbcClient database) {
    this.database = database;
  }

  /** All of them, by STIG, the newest release of each first. */
  public List<Release> list() {
    return database
        .sql(
            RELEASES
                + "order by r.stig_id, r.released_on desc, r.release_number desc, r.imported_at")
        .query((row, n) -> release(row))
        .list();
  }

  /**
   * The release of that id.
   *
   * @throws NotFound if there is none
   */
  public Release get(ReleaseId id) {
    return database
        .sql(RELEASES + "where r.id = :id")
        .param("id", id.value())
        .query((row, n) -> release(row))
        .optional()
        .orElseThrow(() -> new NotFound("There is no such release of a STIG."));
  }

  /**
   * The release of a STIG that is in effect at an instant: the latest by its own benchmark date,
   * not by when it was imported, at or before that day in UTC. A release that had been withdrawn by
   * then is none; one that was withdrawn later still is. A release imported today therefore answers
   * for past days too, since it was in effect then whether it was stored here or not.
   */
  public Optional<Release> inEffectAt(String stigId, Instant at) {
    return inEffectAt(at).stream().filter(r -> r.stigId().equals(stigId)).findFirst();
  }

  /** As {@link #inEffectAt(String, Instant)}, of every STIG, by its id. */
  public List<Release> inEffectAt(Instant at) {
    return database
        .sql(
            "select distinct on (stig_id) * from ("
                + RELEASES
                + """
                where r.released_on <= :day and (w.withdrawn_at is null or w.withdrawn_at > :at)) x
                order by stig_id, released_on desc, release_number desc, imported_at
                """)
        .param("day", LocalDate.ofInstant(at, ZoneOffset.UTC))
        .param("at", Sql.utc(at))
        .query((row, n) -> release(row))
        .list();
  }

  /** The document from which the release was imported, byte for byte. */
  public byte[] document(ReleaseId id) {
    get(id);
    return database
        .sql("select content from stig_document where release_id = :id")
        .param("id", id.value())
        .query(byte[].class)
        .single();
  }

  /** The release imported from that document and not withdrawn. */
  Optional<Release> imported(String sha256) {
    return database
        .sql(RELEASES + "where r.sha256 = :sha256 and w.withdrawn_at is null")
        .param("sha256", sha256)
        .query((row, n) -> release(row))
        .optional();
  }

  /** That version and release of a STIG, not withdrawn. */
  Optional<Release> same(String stigId, String version, int number) {
    return database
        .sql(
            RELEASES
                + """
                where r.stig_id = :stig and r.version = :version and r.release_number = :number
                  and w.withdrawn_at is null
                """)
        .param("stig", stigId)
        .param("version", version)
        .param("number", number)
        .query((row, n) -> release(row))
        .optional();
  }

  private static Release release(ResultSet row) throws SQLException {
    return new Release(
        new ReleaseId(Sql.uuid(row, "id")),
        row.getString("stig_id"),
        row.getString("title"),
        row.getString("version"),
        row.getInt("release_number"),
        row.getObject("released_on", LocalDate.class),
        row.getString("release_info"),
        JsonColumns.named(row, "facts"),
        SourceFormat.valueOf(row.getString("format")),
        row.getString("file_name"),
        row.getString("sha256"),
        row.getInt("rules"),
        Sql.instant(row, "imported_at"),
        row.getString("display_name"),
        Sql.instantOrNull(row, "withdrawn_at"),
        row.getString("reason"));
  }
}
