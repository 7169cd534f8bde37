package io.muster.findings;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Figures over many findings. Each counts where it was when it opened or ended. */
@Repository
public class FindingStatistics {

  private final JdbcClient database;

  FindingStatistics(JdbcClient database) {
    this.database = database;
  }

  /**
   * What became of findings.
   *
   * @param boundary only those in it, or null for any
   * @param among only those of these clusters, or null for any
   */
  public FindingFigures between(
      @Nullable BoundaryId boundary,
      @Nullable Set<ClusterId> among,
      Instant from,
      Instant until,
      Scope scope) {
    return database
        .sql(
            """
            with e as (
              select opened_at, extract(epoch from ended_at - opened_at)::float8 as lasted,
                ended_as in ('FIXED', 'GONE') as mended, recurrence_of, true as ended
              from finding where ended_at >= :from and ended_at < :until
                and (:all or ended_in = any(:scope)) and (:anywhere or ended_in = :boundary)
                and (:any or cluster_id = any(:among))
              union all
              select a.opened_at, null, null, case when a.opened_at >= :from
                then (select recurrence_of from finding f where f.id = a.finding_id) end, false
              from finding_stand a
              where a.during @> :until::timestamptz - interval '1 microsecond'
                and (:all or a.boundary_id = any(:scope)) and (:anywhere or a.boundary_id = :boundary)
                and (:any or a.cluster_id = any(:among)))
            select count(*) filter (where opened_at >= :from) as opened,
              count(*) filter (where ended) as ended,
              count(*) filter (where mended) as mended,
              count(*) filter (where opened_at >= :from and recurrence_of is not null) as recurred,
              avg(lasted) filter (where mended) as mean,
              percentile_cont(0.5) within group (order by lasted) filter (where mended) as median,
              percentile_cont(0.5) within group
                (order by extract(epoch from :until::timestamptz - opened_at)::float8)
                filter (where not ended) as age,
              extract(epoch from max(:until::timestamptz - opened_at) filter (where not ended)) as oldest
            from e
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .param("anywhere", boundary == null)
        .param("boundary", boundary == null ? null : boundary.value())
        .param("any", among == null)
        .param(
            "among",
            among == null ? new UUID[0] : among.stream().map(ClusterId::value).toArray(UUID[]::new))
        .query(
            (row, n) ->
                new FindingFigures(
                    row.getInt("opened"),
                    row.getInt("ended"),
                    row.getInt("mended"),
                    row.getInt("recurred"),
                    span(row, "mean"),
                    span(row, "median"),
                    span(row, "age"),
                    span(row, "oldest")))
        .single();
  }

  private static @Nullable Duration span(ResultSet row, String column) throws SQLException {
    double seconds = row.getDouble(column);
    return row.wasNull() ? null : Duration.ofMillis(Math.round(seconds * 1000));
  }
}
