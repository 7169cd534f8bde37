package io.muster.findings;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Figures over many findings. Each counts where it was when it opened or ended. */
@Repository
public class FindingStatistics {

  /**
   * Many clusters are looked up by their hashes: a list of them would be gone through each time.
   */
  private static final String AMONG =
      " join unnest(:among::uuid[]) as one (cluster_id) on one.cluster_id = a.cluster_id";

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
              select opened_at, date_part('epoch', ended_at - opened_at) as lasted,
                ended_as in ('FIXED', 'GONE') as mended, recurrence_of, true as ended
              from finding where ended_at >= :from and ended_at < :until%1$s
              union all
              select a.opened_at, null, null, case when a.opened_at >= :from
                then (select recurrence_of from finding f where f.id = a.finding_id) end, false
              from %2$s
              where a.during @> :until::timestamptz - interval '1 microsecond'%3$s)
            select count(*) filter (where opened_at >= :from) as opened,
              count(*) filter (where ended) as ended,
              count(*) filter (where mended) as mended,
              count(*) filter (where opened_at >= :from and recurrence_of is not null) as recurred,
              avg(lasted) filter (where mended) as mean,
              percentile_cont(0.5) within group (order by lasted) filter (where mended) as median,
              percentile_cont(0.5) within group
                (order by date_part('epoch', :until::timestamptz - opened_at))
                filter (where not ended) as age,
              extract(epoch from max(:until::timestamptz - opened_at) filter (where not ended)) as oldest
            from e
            """
                .formatted(
                    only("ended_in", boundary, among, scope),
                    StandsSeen.sql(scope) + (among == null ? "" : AMONG),
                    only("a.boundary_id", boundary, null, Scope.EVERYTHING)))
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .params(parameters(boundary, among, scope))
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

  /** Only what is asked for is a condition, so that the database sees which index finds it. */
  private static String only(
      String in, @Nullable BoundaryId boundary, @Nullable Set<ClusterId> among, Scope scope) {
    return (scope.all() ? "" : " and " + in + " = any(:scope)")
        + (boundary == null ? "" : " and " + in + " = :boundary")
        + (among == null ? "" : " and cluster_id = any(:among)");
  }

  private static Map<String, Object> parameters(
      @Nullable BoundaryId boundary, @Nullable Set<ClusterId> among, Scope scope) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("scope", scope.ids().toArray(UUID[]::new));
    if (boundary != null) {
      parameters.put("boundary", boundary.value());
    }
    if (among != null) {
      parameters.put("among", Sql.uuids(among, ClusterId::value));
    }
    return parameters;
  }

  private static @Nullable Duration span(ResultSet row, String column) throws SQLException {
    double seconds = row.getDouble(column);
    return row.wasNull() ? null : Duration.ofMillis(Math.round(seconds * 1000));
  }
}
