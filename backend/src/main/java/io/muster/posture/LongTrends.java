package io.muster.posture;

import io.muster.shared.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Trends with more steps than can be told apart. Days that are over are a step each, or some of
 * them together; of whole boundaries they are read from the sums of {@link PostureDays}, so that
 * years take no longer than their days.
 */
@Repository
class LongTrends {

  private static final Duration DAY = Duration.ofDays(1);

  /** After the last day that is over, how many days keep all their steps. */
  private static final int WHOLE = 2;

  /** The end of the bin that begins at a time. */
  private static final String END_OF_BIN =
      "least(%s + :width::interval, :until) - interval '1 microsecond'";

  /**
   * The steps that are in no sum: how things stood at first, and what came after the days that are
   * summed up. What turned at the very first instant is in the sum of its day too, and so taken
   * back.
   */
  private static final String EDGES =
      """
      with edge as (
        select :from::timestamptz as t, %1$s from posture where during @> :from::timestamptz%3$s
        union all
        select :from::timestamptz + interval '1 microsecond', %2$s from posture
        where from_at = :from and :closed > :from::timestamptz%3$s
        union all
        select :from::timestamptz + interval '1 microsecond', %1$s from posture
        where until_at = :from and :closed > :from::timestamptz%3$s
        union all
        select from_at, %1$s from posture
        where from_at >= :closed and from_at > :from and from_at < :until%3$s
        union all
        select until_at, %2$s from posture
        where until_at >= :closed and until_at > :from and until_at < :until%3$s),
      over as (
        select *, day::timestamp at time zone 'UTC' as begins from posture_day
        where day >= :firstDay and day < :closedDay%3$s)
      """;

  /**
   * The steps, at the instants at which they are shown. What is alike is summed up first, by few
   * sums and before it is told where its bin ends.
   */
  private static final String STEPS =
      "select case when binned then "
          + END_OF_BIN.formatted("bin")
          + " else bin end as at, "
          + Trends.SUMS
          + """
          from (
            select binned, case when binned then date_bin(:width::interval, t, :from) else t end as bin,
              verdict, failed,
              sum(n) as n, sum(raw) as raw, sum(net) as net, sum(accepted) as accepted
            from (select *, t > :from and (t < :closed or t >= :ahead) as binned from edge) as e
            group by 1, 2, 3, 4) as alike
          group by 1
          """;

  private static final String ADDED =
      """
      sum(clusters) as clusters, sum(open_clusters) as open_clusters,
      sum(not_reviewed) as not_reviewed, sum(unreachable) as unreachable,
      sum(not_applicable) as not_applicable, sum(not_a_finding) as not_a_finding,
      sum(raw) as raw, sum(documented) as documented, sum(accepted) as accepted
      """;

  private final JdbcClient database;

  LongTrends(JdbcClient database) {
    this.database = database;
  }

  /** What turned from an instant to another, as steps that can be told apart. */
  List<TrendPoint> changes(TrendQuery query) {
    Bins bins = bins(query.from(), query.until());
    String sql =
        bins.summedUp(query)
            ? edges(query)
                + "select at, "
                + ADDED
                + "from ("
                + STEPS
                + " union all select "
                + END_OF_BIN.formatted("date_bin(:width::interval, begins, :from)")
                + ", "
                + ADDED
                + " from over group by 1) as change group by at order by at"
            : query.edges() + STEPS + " order by at";
    return database
        .sql(sql)
        .params(bins.with(query.parameters()))
        .query((row, n) -> Trends.point(row))
        .list();
  }

  private static String edges(TrendQuery query) {
    return EDGES.formatted(TrendQuery.ADDED, TrendQuery.TAKEN, query.and());
  }

  /** As {@link Trends#coverage}. */
  double coverage(TrendQuery query) {
    Bins bins = bins(query.from(), query.until());
    if (!bins.summedUp(query)) {
      return coverageOfSegments(query);
    }
    return database
        .sql(
            edges(query)
                + """
                select coalesce(100 * sum(reviewed) / nullif(sum(seconds), 0), -1) from (
                  select sum(n * left_over) as seconds,
                    sum(n * left_over) filter (where verdict <> 'NOT_REVIEWED') as reviewed
                  from (select n, verdict,
                    date_part('epoch', :until::timestamptz - t) as left_over from edge) e
                  union all
                  select sum(clusters * left_over - cluster_seconds),
                    sum((open_clusters + not_applicable + not_a_finding) * left_over - reviewed_seconds)
                  from (select *, date_part('epoch', :until::timestamptz - begins) as left_over
                    from over) o) as summed
                """)
        .params(bins.with(query.parameters()))
        .query(Double.class)
        .single();
  }

  /** The same from all the segments. */
  double coverageOfSegments(TrendQuery query) {
    return database
        .sql(
            query.segments()
                + """
                select coalesce(100 * extract(epoch from sum(u - f) filter (where verdict <> 'NOT_REVIEWED'))
                  / nullif(extract(epoch from sum(u - f)), 0),
                  case when count(*) = 0 then -1 else 0 end) from s
                """)
        .params(query.parameters())
        .query(Double.class)
        .single();
  }

  private Bins bins(Instant from, Instant until) {
    LocalDate summed =
        database
            .sql("select until_day from posture_days where isfinite(until_day)")
            .query(LocalDate.class)
            .optional()
            .orElse(LocalDate.EPOCH);
    return Bins.of(from, until, summed.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /**
   * Which steps are taken together.
   *
   * @param closed the end of the last bin in which all is over
   * @param ahead from when on forecasts are taken together
   */
  private record Bins(Instant from, Duration width, Instant closed, Instant ahead) {

    static Bins of(Instant from, Instant until, Instant summed) {
      long days = Math.ceilDiv(Duration.between(from, until).toSeconds(), DAY.toSeconds());
      Duration width = DAY.multipliedBy(Math.max(1, Math.ceilDiv(days, Trends.MOST_STEPS)));
      Instant over = summed.isBefore(until) ? summed : until;
      if (!over.isAfter(from)) {
        return new Bins(from, width, from, Instant.MAX);
      }
      long bins = Duration.between(from, over).dividedBy(width);
      long whole = Math.ceilDiv(WHOLE, width.toDays()) + 1;
      return new Bins(
          from,
          width,
          from.plus(width.multipliedBy(bins)),
          from.plus(width.multipliedBy(bins + whole)));
    }

    /** Whether the sums of days say it. */
    boolean summedUp(TrendQuery query) {
      return query.ofWholeBoundaries()
          && closed.isAfter(from)
          && from.equals(day(from).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    Map<String, Object> with(Map<String, Object> parameters) {
      Map<String, Object> all = new HashMap<>(parameters);
      all.put("width", width.toDays() + " days");
      all.put("closed", Sql.utc(closed));
      all.put("ahead", Sql.utc(ahead));
      all.put("firstDay", day(from));
      all.put("closedDay", day(closed));
      return all;
    }

    private static LocalDate day(Instant t) {
      return t.atZone(ZoneOffset.UTC).toLocalDate();
    }
  }
}
