package io.muster.posture;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sums over the segments in which clusters stood the same, which is what the portal would have
 * answered at each instant. A stretch counts for those only who may see the boundary that the
 * cluster was in meanwhile. What lies ahead is the forecast.
 */
@Repository
@Transactional(readOnly = true)
public class Trends {

  /** More steps than this cannot be told apart on a page; then they are taken together. */
  private static final int MOST_STEPS = 600;

  private static final String SEGMENTS =
      """
      with s as (
        select greatest(from_at, :from) as f, least(until_at, :until) as u, boundary_id, verdict,
          doubt like 'The last scan failed%' as failed, raw, accepted, unaddressed,
          case when documented_open then 0 else documented end as documented
        from posture
        where during && tstzrange(:from, :until) and (:all or boundary_id = any(:scope))
          and (:anywhere or boundary_id = :boundary) and (:any or cluster_id = any(:among)))
      """;

  private static final String EDGES =
      """
      , edge as (
        select f as t, 1 as n, * from s union all select u as t, -1 as n, * from s where u < :until)
      """;

  private static final String CHANGES =
      """
      sum(n) as clusters,
      sum(n) filter (where verdict = 'OPEN') as open_clusters,
      sum(n) filter (where verdict = 'NOT_REVIEWED' and not failed) as not_reviewed,
      sum(n) filter (where verdict = 'NOT_REVIEWED' and failed) as unreachable,
      sum(n) filter (where verdict = 'NOT_APPLICABLE') as not_applicable,
      sum(n) filter (where verdict = 'NOT_A_FINDING') as not_a_finding,
      sum(n * raw) as raw, sum(n * documented) as documented,
      sum(n * accepted) as accepted,
      sum(n * (raw - documented - accepted)) as unaddressed
      from edge
      """;

  private final JdbcClient database;

  Trends(JdbcClient database) {
    this.database = database;
  }

  /**
   * The steps from an instant to another, the first at the first; empty if the second is not later.
   * Where there are too many to tell apart, those of a little while are one.
   */
  public List<TrendPoint> between(TrendFilter filter, Instant from, Instant until, Scope scope) {
    if (!from.isBefore(until)) {
      return List.of();
    }
    Map<String, Object> parameters = parameters(filter, from, until, scope);
    int steps =
        database
            .sql(SEGMENTS + EDGES + "select count(distinct t) from edge")
            .params(parameters)
            .query(Integer.class)
            .single();
    Duration width = Duration.between(from, until).dividedBy(MOST_STEPS);
    parameters.put(
        "width", (steps <= MOST_STEPS ? "0.000001" : "" + width.toMillis() / 1000.0) + " s");
    List<TrendPoint> changes =
        database
            .sql(
                SEGMENTS
                    + EDGES
                    + """
                    select least(t, date_bin(:width::interval, t, :from::timestamptz)
                        + case when t = :from or :width = '0.000001 s' then interval '0'
                          else :width::interval end) as at,
                    """
                    + CHANGES
                    + "group by at order by at")
            .params(parameters)
            .query((row, n) -> point(row))
            .list();
    return summed(changes, from);
  }

  /**
   * How the boundaries stood from an instant to another, day by day: a step of a day shows what
   * held at its end, and the last one shows the second instant. Boundaries without a cluster in
   * that time are absent.
   */
  public Map<BoundaryId, List<TrendPoint>> daily(Instant from, Instant to, Scope scope) {
    Map<String, Object> parameters = parameters(TrendFilter.ALL, from, to.plusNanos(1000), scope);
    parameters.put("to", Times.sql(to));
    Map<BoundaryId, List<TrendPoint>> changes = new HashMap<>();
    database
        .sql(
            SEGMENTS
                + EDGES
                + """
                select boundary_id, case when t <= :from then :from::timestamptz
                    else least(date_bin('1 day', t, :from) + interval '1 day', :to) end as at,
                """
                + CHANGES
                + "group by boundary_id, at order by at")
        .params(parameters)
        .query(
            row -> {
              changes
                  .computeIfAbsent(
                      new BoundaryId(row.getObject("boundary_id", UUID.class)),
                      b -> new ArrayList<>())
                  .add(point(row));
            });
    changes.replaceAll((boundary, steps) -> summed(steps, from));
    return changes;
  }

  /**
   * The share of the time, in percent, in which what the clusters held had been read and was fresh;
   * negative if there was no such time.
   */
  public double coverage(TrendFilter filter, Instant from, Instant until, Scope scope) {
    if (!from.isBefore(until)) {
      return -1;
    }
    return database
        .sql(
            SEGMENTS
                + """
                select coalesce(100 * sum(extract(epoch from u - f)) filter (where verdict <> 'NOT_REVIEWED')
                  / nullif(sum(extract(epoch from u - f)), 0),
                  case when count(*) = 0 then -1 else 0 end) from s
                """)
        .params(parameters(filter, from, until, scope))
        .query(Double.class)
        .single();
  }

  private static List<TrendPoint> summed(List<TrendPoint> changes, Instant from) {
    List<TrendPoint> points = new ArrayList<>();
    TrendPoint now = TrendPoint.nothing(from);
    if (changes.isEmpty() || changes.getFirst().at().isAfter(from)) {
      points.add(now);
    }
    for (TrendPoint change : changes) {
      now = now.plus(change);
      points.add(now);
    }
    return points;
  }

  private static Map<String, Object> parameters(
      TrendFilter filter, Instant from, Instant until, Scope scope) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("from", Times.sql(from));
    parameters.put("until", Times.sql(until));
    parameters.put("all", scope.all());
    parameters.put("scope", scope.ids().toArray(UUID[]::new));
    parameters.put("anywhere", filter.boundary() == null);
    parameters.put("boundary", filter.boundary() == null ? null : filter.boundary().value());
    parameters.put("any", filter.among() == null);
    parameters.put(
        "among",
        filter.among() == null
            ? new UUID[0]
            : filter.among().stream().map(ClusterId::value).toArray(UUID[]::new));
    return parameters;
  }

  private static TrendPoint point(ResultSet row) throws SQLException {
    return new TrendPoint(
        Times.instant(row, "at"),
        row.getInt("clusters"),
        row.getInt("open_clusters"),
        row.getInt("not_reviewed"),
        row.getInt("unreachable"),
        row.getInt("not_applicable"),
        row.getInt("not_a_finding"),
        row.getInt("raw"),
        row.getInt("documented"),
        row.getInt("accepted"),
        row.getInt("unaddressed"));
  }
}
