package io.muster.posture;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  static final int MOST_STEPS = 600;

  /** So many segments have fewer steps than can be told apart, however they lie. */
  private static final int FEW = 6 * MOST_STEPS;

  /** The sums of changes with the columns of {@link TrendQuery#ADDED}. */
  static final String SUMS =
      """
      sum(n) as clusters,
      coalesce(sum(n) filter (where verdict = 'OPEN'), 0) as open_clusters,
      coalesce(sum(n) filter (where verdict = 'NOT_REVIEWED' and not failed), 0) as not_reviewed,
      coalesce(sum(n) filter (where verdict = 'NOT_REVIEWED' and failed), 0) as unreachable,
      coalesce(sum(n) filter (where verdict = 'NOT_APPLICABLE'), 0) as not_applicable,
      coalesce(sum(n) filter (where verdict = 'NOT_A_FINDING'), 0) as not_a_finding,
      sum(raw) as raw, sum(net) as documented, sum(accepted) as accepted
      """;

  private final JdbcClient database;
  private final LongTrends longTrends;

  Trends(JdbcClient database, LongTrends longTrends) {
    this.database = database;
    this.longTrends = longTrends;
  }

  /**
   * The steps from an instant to another, the first at the first; empty if the second is not later.
   * Where there are too many to tell apart, those of a day or some are one, which shows what held
   * at its end; days that are not over, and tomorrow, keep all of theirs.
   */
  public List<TrendPoint> between(TrendFilter filter, Instant from, Instant until, Scope scope) {
    if (!from.isBefore(until)) {
      return List.of();
    }
    TrendQuery query = new TrendQuery(filter, from, until, scope);
    List<TrendPoint> steps = few(query) ? steps(query) : List.of();
    return summed(
        steps.isEmpty() || steps.size() > MOST_STEPS ? longTrends.changes(query) : steps, from);
  }

  private boolean few(TrendQuery query) {
    return database
            .sql(query.segments() + "select count(*) from (select from s limit " + FEW + ") as few")
            .params(query.parameters())
            .query(Integer.class)
            .single()
        < FEW;
  }

  /** Every step, or more than can be told apart. */
  private List<TrendPoint> steps(TrendQuery query) {
    return database
        .sql(
            query.edges()
                + "select t as at, "
                + SUMS
                + " from edge group by t order by t limit "
                + (MOST_STEPS + 1))
        .params(query.parameters())
        .query((row, n) -> point(row))
        .list();
  }

  /**
   * How the boundaries stood from an instant to another, day by day: a step of a day shows what
   * held at its end, and the last one shows the second instant. Boundaries without a cluster in
   * that time are absent.
   */
  public Map<BoundaryId, List<TrendPoint>> daily(Instant from, Instant to, Scope scope) {
    TrendQuery query = new TrendQuery(TrendFilter.ALL, from, to.plusNanos(1000), scope);
    Map<BoundaryId, List<TrendPoint>> changes = new HashMap<>();
    database
        .sql(
            query.edges()
                + """
                select boundary_id, case when bin is null then :from::timestamptz
                    else least(bin + interval '1 day', :to) end as at,
                """
                + SUMS
                + """
                from (
                  select boundary_id, case when t > :from then date_bin('1 day', t, :from) end as bin,
                    verdict, failed,
                    sum(n) as n, sum(raw) as raw, sum(net) as net, sum(accepted) as accepted
                  from edge group by 1, 2, 3, 4) as alike
                group by boundary_id, 2 order by at
                """)
        .params(query.parameters())
        .param("to", Sql.utc(to))
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
    TrendQuery query = new TrendQuery(filter, from, until, scope);
    return few(query) ? longTrends.coverageOfSegments(query) : longTrends.coverage(query);
  }

  static List<TrendPoint> summed(List<TrendPoint> changes, Instant from) {
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

  static TrendPoint point(ResultSet row) throws SQLException {
    return new TrendPoint(
        Sql.instant(row, "at"),
        row.getInt("clusters"),
        row.getInt("open_clusters"),
        row.getInt("not_reviewed"),
        row.getInt("unreachable"),
        row.getInt("not_applicable"),
        row.getInt("not_a_finding"),
        row.getInt("raw"),
        row.getInt("documented"),
        row.getInt("accepted"),
        row.getInt("raw") - row.getInt("documented") - row.getInt("accepted"));
  }
}
