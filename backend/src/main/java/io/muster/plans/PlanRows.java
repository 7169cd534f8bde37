package io.muster.plans;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.PlanId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is stored about plans, as of an instant. */
@Repository
class PlanRows {

  /** A boundary as it was called, and the zone in which it counted. */
  record Place(String name, ZoneId zone) {}

  /**
   * A plan that somebody wrote about.
   *
   * @param there whether its cluster, if it is about one, is in use in the boundary
   */
  record Written(
      PlanId id,
      BoundaryId boundary,
      @Nullable ClusterId cluster,
      String clusterName,
      boolean there,
      PlanVersion latest) {}

  private static final String VERSIONS =
      """
      select v.*, p.boundary_id, p.cluster_id, coalesce(c.name, '') as cluster_name,
        p.cluster_id is null or coalesce(c.boundary_id = p.boundary_id and not c.retired, false)
          as there
      from plan p join plan_version v on v.plan_id = p.id
        left join cluster_version c on c.cluster_id = p.cluster_id and c.during @> :at
      where v.written_at <= :at and (:all or p.boundary_id = any(:scope))
      """;

  private final JdbcClient database;

  PlanRows(JdbcClient database) {
    this.database = database;
  }

  /** The boundaries in the scope. */
  Map<BoundaryId, Place> places(Instant at, Scope scope) {
    Map<BoundaryId, Place> places = new HashMap<>();
    database
        .sql(
            """
            select boundary_id, name, time_zone from boundary_version
            where during @> :at and (:all or boundary_id = any(:scope))
            """)
        .params(seen(at, scope))
        .query(
            row -> {
              places.put(
                  new BoundaryId(Sql.uuid(row, "boundary_id")),
                  new Place(row.getString("name"), ZoneId.of(row.getString("time_zone"))));
            });
    return places;
  }

  /** The plans that were written about, each with its last version. */
  List<Written> written(Instant at, Scope scope) {
    String latest =
        "select distinct on (plan_id) * from ("
            + VERSIONS
            + ") as written order by plan_id, version desc";
    Map<String, List<Milestone>> milestones = milestones(latest, seen(at, scope));
    return database
        .sql(latest)
        .params(seen(at, scope))
        .query((row, n) -> written(row, milestones))
        .list();
  }

  /** Every version of a plan until an instant, the newest first; none outside the scope. */
  List<PlanVersion> versions(PlanId id, Instant at, Scope scope) {
    String all = VERSIONS + " and p.id = :id order by v.version desc";
    Map<String, Object> parameters = seen(at, scope);
    parameters.put("id", id.value());
    Map<String, List<Milestone>> milestones = milestones(all, parameters);
    return database.sql(all).params(parameters).query((row, n) -> version(row, milestones)).list();
  }

  private Map<String, List<Milestone>> milestones(String of, Map<String, Object> parameters) {
    Map<String, List<Milestone>> milestones = new HashMap<>();
    database
        .sql(
            "select m.* from plan_milestone m join ("
                + of
                + ") as x on x.plan_id = m.plan_id and x.version = m.version"
                + " order by m.plan_id, m.version, m.seq")
        .params(parameters)
        .query(
            row -> {
              milestones
                  .computeIfAbsent(key(row), k -> new ArrayList<>())
                  .add(
                      new Milestone(
                          row.getString("text"),
                          row.getObject("day", LocalDate.class),
                          row.getBoolean("done")));
            });
    return milestones;
  }

  private static Written written(ResultSet row, Map<String, List<Milestone>> milestones)
      throws SQLException {
    UUID cluster = Sql.uuid(row, "cluster_id");
    return new Written(
        new PlanId(Sql.uuid(row, "plan_id")),
        new BoundaryId(Sql.uuid(row, "boundary_id")),
        cluster == null ? null : new ClusterId(cluster),
        row.getString("cluster_name"),
        row.getBoolean("there"),
        version(row, milestones));
  }

  private static PlanVersion version(ResultSet row, Map<String, List<Milestone>> milestones)
      throws SQLException {
    return new PlanVersion(
        row.getInt("version"),
        Sql.instant(row, "written_at"),
        row.getString("username"),
        row.getString("display_name"),
        row.getString("role"),
        new PlanText(
            row.getString("owner"),
            milestones.getOrDefault(key(row), List.of()),
            row.getObject("scheduled_completion", LocalDate.class),
            row.getString("resources"),
            row.getString("external_id"),
            PlanStatus.valueOf(row.getString("status")),
            row.getString("comments")));
  }

  private static String key(ResultSet row) throws SQLException {
    return row.getString("plan_id") + " " + row.getInt("version");
  }

  private static Map<String, Object> seen(Instant at, Scope scope) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("at", Sql.utc(at));
    parameters.put("all", scope.all());
    parameters.put("scope", scope.ids().toArray(UUID[]::new));
    return parameters;
  }
}
