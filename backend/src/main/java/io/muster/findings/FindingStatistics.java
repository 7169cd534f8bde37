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
            with f as (
              select f.opened_at, f.ended_at, f.ended_as, f.recurrence_of from finding f
                join finding_place p on p.finding_id = f.id
                  and p.during @> case when f.ended_at < :until then f.ended_at - interval '1 microsecond'
                    else greatest(f.opened_at, :until::timestamptz - interval '1 microsecond') end
              where f.opened_at < :until and (f.ended_at is null or f.ended_at >= :from)
                and (:all or p.boundary_id = any(:scope))
                and (:anywhere or p.boundary_id = :boundary)
                and (:any or f.cluster_id = any(:among))),
            e as (select f.*, f.ended_at >= :from and f.ended_at < :until as ended,
                f.ended_at is null or f.ended_at >= :until as open from f)
            select count(*) filter (where opened_at >= :from) as opened,
              count(*) filter (where ended) as ended,
              count(*) filter (where ended and ended_as in ('FIXED', 'GONE')) as mended,
              count(*) filter (where opened_at >= :from and recurrence_of is not null) as recurred,
              extract(epoch from avg(ended_at - opened_at)
                filter (where ended and ended_as in ('FIXED', 'GONE'))) as mean,
              extract(epoch from percentile_cont(0.5) within group (order by ended_at - opened_at)
                filter (where ended and ended_as in ('FIXED', 'GONE'))) as median,
              extract(epoch from percentile_cont(0.5) within group (order by :until::timestamptz - opened_at)
                filter (where open)) as age,
              extract(epoch from max(:until::timestamptz - opened_at) filter (where open)) as oldest
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
