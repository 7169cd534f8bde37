package io.muster.schedules;

import io.muster.clusters.Cluster;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The schedules as they are said. Those that reach beyond one boundary are for all to read. */
@Repository
public class Schedules {

  private static final String CURRENT =
      """
      select s.*, v.boundary_id as now_in from scan_schedule s
      left join cluster_version v on v.cluster_id = s.cluster_id and v.until_at is null
      where s.until_at is null and (v.cluster_id is null or not v.retired)
      """;

  private final JdbcClient database;

  Schedules(JdbcClient database) {
    this.database = database;
  }

  /** All that are said now and lie in the scope or reach beyond it, the widest first. */
  public List<Schedule> list(Scope scope) {
    return database
        .sql(
            CURRENT
                + """
                order by case reach when 'FLEET' then 0 when 'BOUNDARY' then 1 when 'LABEL' then 2 else 3 end,
                  label, from_at
                """)
        .query(Schedules::schedule)
        .list()
        .stream()
        .filter(s -> s.reach().within() == null || scope.includes(s.reach().within()))
        .toList();
  }

  /**
   * One that is said now.
   *
   * @throws NotFound if there is none with that id in the scope
   */
  public Schedule get(UUID id, Scope scope) {
    return list(scope).stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("There is no such schedule, or it was changed meanwhile."));
  }

  /** The one that holds for a cluster: its own, a label's, its boundary's, the fleet's. */
  public Schedule of(Cluster cluster, Scope scope) {
    return of(cluster, list(scope));
  }

  /** The one of these that holds for a cluster. Of several labels the first in the alphabet. */
  public static Schedule of(Cluster cluster, List<Schedule> all) {
    return all.stream()
        .filter(s -> reaches(s.reach(), cluster))
        .max(
            Comparator.<Schedule>comparingInt(s -> narrowness(s.reach()))
                .thenComparing(
                    s -> s.reach() instanceof Reach.OfLabel l ? l.label() : "",
                    Comparator.reverseOrder()))
        .orElseThrow(() -> new IllegalStateException("the fleet's own schedule is never removed"));
  }

  static boolean reaches(Reach reach, Cluster cluster) {
    return switch (reach) {
      case Reach.Fleet _ -> true;
      case Reach.OfBoundary(BoundaryId boundary) -> boundary.equals(cluster.boundaryId());
      case Reach.OfLabel(BoundaryId boundary, String label) ->
          (boundary == null || boundary.equals(cluster.boundaryId()))
              && cluster.details().labels().entrySet().stream()
                  .anyMatch(l -> (l.getKey() + "=" + l.getValue()).equals(label));
      case Reach.OfCluster(ClusterId id, BoundaryId _) -> id.equals(cluster.id());
    };
  }

  private static int narrowness(Reach reach) {
    return switch (reach) {
      case Reach.Fleet _ -> 0;
      case Reach.OfBoundary _ -> 1;
      case Reach.OfLabel(BoundaryId boundary, String _) -> boundary == null ? 2 : 3;
      case Reach.OfCluster _ -> 4;
    };
  }

  /** Ends the one that is said of the reach, if there is one. */
  Optional<Schedule> end(Reach reach, Instant at) {
    return list(Scope.EVERYTHING).stream()
        .filter(s -> s.reach().equals(reach))
        .findFirst()
        .filter(
            s ->
                database
                        .sql(
                            """
                            update scan_schedule set until_at = greatest(:at, from_at)
                            where id = :id and until_at is null
                            """)
                        .param("at", Sql.utc(at))
                        .param("id", s.id())
                        .update()
                    == 1);
  }

  void add(Schedule s) {
    Cadence cadence = s.timetable().cadence();
    Reach reach = s.reach();
    database
        .sql(
            """
            insert into scan_schedule (id, reach, boundary_id, label, cluster_id, every_minutes, cron, zone,
              windows, jitter_minutes, pause_reason, paused_until, written_by, from_at)
            values (:id, :reach, :boundary, :label, :cluster, :every, :cron, :zone, :windows, :jitter,
              :reason, :paused, :by, :from)
            """)
        .param("id", s.id())
        .param("reach", word(reach))
        .param(
            "boundary",
            reach instanceof Reach.OfCluster || reach.within() == null
                ? null
                : reach.within().value())
        .param("label", reach instanceof Reach.OfLabel l ? l.label() : null)
        .param("cluster", reach instanceof Reach.OfCluster c ? c.cluster().value() : null)
        .param("every", cadence instanceof Cadence.Every e ? (int) e.interval().toMinutes() : null)
        .param("cron", cadence instanceof Cadence.Cron c ? c.text() : null)
        .param("zone", s.timetable().zone().getId())
        .param("windows", s.timetable().windows().stream().map(Window::text).toArray(String[]::new))
        .param("jitter", (int) s.timetable().jitter().toMinutes())
        .param("reason", s.pause() == null ? null : s.pause().reason())
        .param("paused", s.pause() == null ? null : Sql.utc(s.pause().until()))
        .param("by", s.writtenBy())
        .param("from", Sql.utc(s.from()))
        .update();
  }

  private static String word(Reach reach) {
    return switch (reach) {
      case Reach.Fleet _ -> "FLEET";
      case Reach.OfBoundary _ -> "BOUNDARY";
      case Reach.OfLabel _ -> "LABEL";
      case Reach.OfCluster _ -> "CLUSTER";
    };
  }

  private static Schedule schedule(ResultSet row, int n) throws SQLException {
    String cron = row.getString("cron");
    Cadence cadence =
        cron == null
            ? new Cadence.Every(Duration.ofMinutes(row.getInt("every_minutes")))
            : new Cadence.Cron(cron);
    String[] windows = (String[]) row.getArray("windows").getArray();
    return new Schedule(
        row.getObject("id", UUID.class),
        reach(row),
        new Timetable(
            cadence,
            ZoneId.of(row.getString("zone")),
            List.of(windows).stream().map(Window::parse).toList(),
            Duration.ofMinutes(row.getInt("jitter_minutes"))),
        row.getString("pause_reason") == null
            ? null
            : new Schedule.Pause(row.getString("pause_reason"), instant(row, "paused_until")),
        row.getString("written_by"),
        instant(row, "from_at"));
  }

  private static Reach reach(ResultSet row) throws SQLException {
    @Nullable BoundaryId boundary = boundary(row, "boundary_id");
    return switch (row.getString("reach")) {
      case "BOUNDARY" -> new Reach.OfBoundary(boundary);
      case "LABEL" -> new Reach.OfLabel(boundary, row.getString("label"));
      case "CLUSTER" ->
          new Reach.OfCluster(
              new ClusterId(row.getObject("cluster_id", UUID.class)), boundary(row, "now_in"));
      default -> new Reach.Fleet();
    };
  }

  private static @Nullable BoundaryId boundary(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new BoundaryId(id);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
