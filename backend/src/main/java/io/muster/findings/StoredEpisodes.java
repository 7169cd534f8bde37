package io.muster.findings;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The episodes of a cluster as rows, all of them, whoever may see them. Writing is for a rebuild
 * alone: the database lets nobody but its owner rewrite history, and only where it is told so.
 */
@Repository
class StoredEpisodes {

  private final JdbcClient database;

  StoredEpisodes(JdbcClient database) {
    this.database = database;
  }

  /** All that the ledger holds of the cluster, in the order of opening. */
  List<Episode> of(ClusterId cluster) {
    Map<FindingId, List<Episode.Place>> places = places(cluster);
    Map<FindingId, List<FindingHistory.Read>> readings = readings(cluster);
    return database
        .sql("select * from finding where cluster_id = :cluster order by opened_at, id")
        .param("cluster", cluster.value())
        .query(
            (row, n) -> {
              FindingId id = FindingRows.id(row);
              UUID previous = row.getObject("recurrence_of", UUID.class);
              return new Episode(
                  id,
                  FindingRows.instant(row, "opened_at"),
                  new ScanId(row.getObject("opened_by", UUID.class)),
                  Optional.ofNullable(previous).map(FindingId::new),
                  end(row),
                  places.getOrDefault(id, List.of()),
                  readings.getOrDefault(id, List.of()));
            })
        .list();
  }

  private Map<FindingId, List<Episode.Place>> places(ClusterId cluster) {
    Map<FindingId, List<Episode.Place>> places = new HashMap<>();
    database
        .sql(
            """
            select p.* from finding_place p join finding f on f.id = p.finding_id
            where f.cluster_id = :cluster
            """)
        .param("cluster", cluster.value())
        .query(
            row -> {
              places
                  .computeIfAbsent(finding(row), id -> new ArrayList<>())
                  .add(
                      new Episode.Place(
                          new BoundaryId(row.getObject("boundary_id", UUID.class)),
                          FindingRows.subject(row),
                          FindingRows.instant(row, "from_at"),
                          FindingRows.maybe(row, "until_at")));
            });
    return places;
  }

  private Map<FindingId, List<FindingHistory.Read>> readings(ClusterId cluster) {
    Map<FindingId, List<FindingHistory.Read>> readings = new HashMap<>();
    database
        .sql(
            """
            select d.* from finding_detail d join finding f on f.id = d.finding_id
            where f.cluster_id = :cluster
            """)
        .param("cluster", cluster.value())
        .query(
            row -> {
              readings
                  .computeIfAbsent(finding(row), id -> new ArrayList<>())
                  .add(FindingRows.read(row));
            });
    return readings;
  }

  private static FindingId finding(ResultSet row) throws SQLException {
    return new FindingId(row.getObject("finding_id", UUID.class));
  }

  private static Optional<Episode.End> end(ResultSet row) throws SQLException {
    Instant at = FindingRows.maybe(row, "ended_at");
    UUID by = row.getObject("ended_by", UUID.class);
    return at == null
        ? Optional.empty()
        : Optional.of(
            new Episode.End(
                at, Ending.valueOf(row.getString("ended_as")), by == null ? null : new ScanId(by)));
  }

  /** Takes away what is said of places and containers of these findings. */
  void bare(Collection<FindingId> findings) {
    UUID[] ids = ids(findings);
    database
        .sql("delete from finding_place where finding_id = any(:ids)")
        .param("ids", ids)
        .update();
    database
        .sql("delete from finding_detail where finding_id = any(:ids)")
        .param("ids", ids)
        .update();
  }

  /** Takes bare findings away, which nothing else may refer to any more. */
  void remove(Collection<FindingId> findings) {
    UUID[] ids = ids(findings);
    database
        .sql("update finding set recurrence_of = null where recurrence_of = any(:ids)")
        .param("ids", ids)
        .update();
    database.sql("delete from finding where id = any(:ids)").param("ids", ids).update();
  }

  /** Puts an episode in place of the bare one of its id, or adds it if there is none. */
  void put(ClusterId cluster, Episode episode) {
    Episode.@Nullable End end = episode.end().orElse(null);
    database
        .sql(
            """
            insert into finding (id, cluster_id, opened_at, opened_by, recurrence_of,
              ended_at, ended_as, ended_by, ended_in)
            values (:id, :cluster, :opened, :by, :previous, :ended, :as, :endedBy, :endedIn)
            on conflict (id) do update set opened_at = excluded.opened_at,
              opened_by = excluded.opened_by, recurrence_of = excluded.recurrence_of,
              ended_at = excluded.ended_at, ended_as = excluded.ended_as,
              ended_by = excluded.ended_by, ended_in = excluded.ended_in
            """)
        .param("id", episode.id().value())
        .param("cluster", cluster.value())
        .param("opened", episode.openedAt().atOffset(ZoneOffset.UTC))
        .param("by", episode.openedBy().value())
        .param(
            "previous",
            episode.recurrenceOf().map(FindingId::value).orElse(null),
            java.sql.Types.OTHER)
        .param(
            "ended",
            end == null ? null : end.at().atOffset(ZoneOffset.UTC),
            java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .param("as", end == null ? null : end.as().name())
        .param(
            "endedBy",
            end == null || end.by() == null ? null : end.by().value(),
            java.sql.Types.OTHER)
        .param(
            "endedIn",
            end == null ? null : episode.places().getLast().boundary().value(),
            java.sql.Types.OTHER)
        .update();
  }

  private static UUID[] ids(Collection<FindingId> findings) {
    return findings.stream().map(FindingId::value).toArray(UUID[]::new);
  }
}
