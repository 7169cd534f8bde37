package io.muster.scans;

import io.muster.shared.ScanId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far running scans have come, wherever they run. Half a second old at the most. Which scans a
 * viewer may see was decided where their ids come from.
 */
@Repository
public class ScanStages {

  /** PostgreSQL takes less than 8,000 bytes; an id and its comma are 37. */
  private static final int IDS_IN_A_SIGNAL = 200;

  private final JdbcClient database;
  private final JsonMapper json;

  ScanStages(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The stages of those of the scans that run and have told theirs. */
  public Map<ScanId, ScanStage> of(Collection<ScanId> scans) {
    Map<ScanId, ScanStage> found = new HashMap<>();
    if (!scans.isEmpty()) {
      database
          .sql("select * from scan_progress where scan_id = any(:scans)")
          .param("scans", scans.stream().map(ScanId::value).toArray(UUID[]::new))
          .query(
              row -> {
                found.put(new ScanId(row.getObject("scan_id", UUID.class)), stage(row));
              });
    }
    return found;
  }

  /** Stores stages and tells every instance that there is news, ids only. */
  @Transactional
  void tell(Map<ScanId, ScanStage> stages) {
    if (stages.isEmpty()) {
      return;
    }
    List<Map<String, Object>> rows =
        stages.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
    database
        .sql(
            """
            insert into scan_progress (scan_id, phase, done, of_all, counting_since, at)
            select id, phase, done, of_all, since, at from jsonb_to_recordset(:rows::jsonb)
              as r(id uuid, phase text, done int, of_all int, since timestamptz, at timestamptz)
            on conflict (scan_id) do update set phase = excluded.phase, done = excluded.done,
              of_all = excluded.of_all, counting_since = excluded.counting_since, at = excluded.at
            """)
        .param("rows", json.writeValueAsString(rows))
        .update();
    signal(stages.keySet());
  }

  /** Forgets the stage of a scan that ended and tells every instance, when this commits. */
  void ended(ScanId scan) {
    database
        .sql(
            """
            with forgotten as (delete from scan_progress where scan_id = :scan)
            select pg_notify(:channel, :id) is null
            """)
        .param("scan", scan.value())
        .param("channel", ScanSignals.CHANNEL)
        .param("id", scan.toString())
        .query(Boolean.class)
        .single();
  }

  /** Tells every instance that something about these scans changed, when this commits. */
  void signal(Collection<ScanId> scans) {
    List<String> ids = scans.stream().map(ScanId::toString).toList();
    for (int from = 0; from < ids.size(); from += IDS_IN_A_SIGNAL) {
      database
          .sql("select pg_notify(:channel, :ids) is null")
          .param("channel", ScanSignals.CHANNEL)
          .param(
              "ids",
              String.join(",", ids.subList(from, Math.min(from + IDS_IN_A_SIGNAL, ids.size()))))
          .query(Boolean.class)
          .single();
    }
  }

  private static Map<String, Object> row(ScanId id, ScanStage stage) {
    Map<String, Object> row = new HashMap<>();
    row.put("id", id.toString());
    row.put("phase", stage.phase().name());
    row.put("done", stage.done());
    row.put("of_all", stage.of());
    row.put("since", stage.countingSince() == null ? null : stage.countingSince().toString());
    row.put("at", stage.at().toString());
    return row;
  }

  private static ScanStage stage(ResultSet row) throws SQLException {
    return new ScanStage(
        ScanPhase.valueOf(row.getString("phase")),
        row.getInt("done"),
        row.getInt("of_all"),
        instant(row, "counting_since"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
  }
}
