package io.muster.posture;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.muster.shared.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sums up days that are over, boundary by boundary. The database takes sums back when anything is
 * written about their days after all, so what is summed up is always what the segments say.
 */
@Component
public class PostureDays {

  /** An event may be recorded a little after it happened. */
  private static final Duration OVER = Duration.ofHours(1);

  private static final String SUM_UP =
      """
      with summed as (
          select until_day, until_day::timestamp at time zone 'UTC' as since,
            date_trunc('day', :over::timestamptz, 'UTC') as until
          from posture_days for update),
        change as (
          select from_at as t,
      """
          + TrendQuery.ADDED
          + """
              from posture p, summed where from_at >= since and from_at < until
              union all
              select until_at,
          """
          + TrendQuery.TAKEN
          + """
              from posture p, summed where until_at >= since and until_at < until),
            told as (
              select *, (t at time zone 'UTC')::date as day,
                date_part('epoch', t - date_trunc('day', t, 'UTC')) as seconds
              from change),
            day as (
              insert into posture_day (boundary_id, day, clusters, open_clusters, not_reviewed,
                unreachable, not_applicable, not_a_finding, raw, documented, accepted,
                cluster_seconds, reviewed_seconds)
              select boundary_id, day,
          """
          + Trends.SUMS
          + """
                , sum(n * seconds), coalesce(sum(n * seconds) filter (where verdict <> 'NOT_REVIEWED'), 0)
              from told group by boundary_id, day)
          update posture_days set until_day = (s.until at time zone 'UTC')::date from summed s
          """;

  private final JdbcClient database;
  private final Clock clock;

  PostureDays(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Looks every hour whether a day is over. */
  @Configuration
  static class Hourly {

    @Bean
    Task<Void> postureDaysOver(PostureDays days) {
      return Tasks.recurring("posture-days", FixedDelay.of(Duration.ofHours(1)))
          .execute((instance, context) -> days.sumUp());
    }
  }

  /** Sums up what is over and not summed up yet. */
  @Transactional
  public void sumUp() {
    sumUp(clock.instant().minus(OVER));
  }

  /** Sums up days that ended by an instant. Nobody writes segments meanwhile. */
  @Transactional
  void sumUp(Instant over) {
    if (!behind(over)) {
      return;
    }
    database.sql("lock table posture in share mode").update();
    database.sql(SUM_UP).param("over", Sql.utc(over)).update();
  }

  private boolean behind(Instant over) {
    return database
        .sql("select until_day < :day from posture_days")
        .param("day", over.atZone(ZoneOffset.UTC).toLocalDate())
        .query(Boolean.class)
        .single();
  }
}
