package io.muster.posture;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How clusters stand, stood, and will stand should nothing happen. A stretch of time is seen by
 * those who may see the boundary that the cluster was in meanwhile.
 */
@Repository
@Transactional(readOnly = true)
public class Postures {

  private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

  private static final String SUMS =
      """
      select count(s.cluster_id) as clusters,
        count(*) filter (where s.verdict = 'OPEN') as open,
        count(*) filter (where s.verdict = 'NOT_REVIEWED') as not_reviewed,
        count(*) filter (where s.verdict = 'NOT_APPLICABLE') as not_applicable,
        count(*) filter (where s.verdict = 'NOT_A_FINDING') as not_a_finding,
        count(*) filter (where s.verdict = 'NOT_A_FINDING' and s.documented > 0) as documented,
        coalesce(sum(s.raw), 0) as raw,
        coalesce(sum(s.documented), 0) as documented_findings,
        coalesce(sum(s.accepted), 0) as accepted_findings,
        coalesce(sum(s.unaddressed), 0) as unaddressed_findings,
        coalesce(sum(s.unread), 0) as unread
      """;

  private static final String LATE =
      """
      (last_complete_scan_at is null
        or last_complete_scan_at < :t - make_interval(days => b.allowed_age_days))
      """;

  /** What was said about a cluster and its boundary. */
  private static final String SAID =
      "v.name, v.environment, v.labels::text as labels, b.name as boundary_name";

  private static final String LAST =
      ", last_scan_id, last_scan_at, last_complete_scan_id, last_complete_scan_at ";

  private final JdbcClient database;
  private final JsonMapper json;
  private final Clock clock;

  Postures(JdbcClient database, JsonMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** One page of the fleet as of an instant; {@code offset} clusters are skipped before it. */
  public List<FleetLine> fleet(
      FleetFilter filter, FleetOrder order, int offset, int limit, Scope scope, Instant at) {
    FleetQuery query = new FleetQuery(filter, scope, at);
    String by = " order by " + order.sql();
    String page = " limit " + limit + " offset " + offset;
    return order.byScans()
        ? lines(query, "select s.*, " + SAID + LAST + query.sqlWithScans() + by + page)
        // The last scans are looked for when it is known of which clusters.
        : lines(
            query,
            "select s.*"
                + LAST
                + " from (select s.*, "
                + SAID
                + ", row_number() over ("
                + by
                + ") as place"
                + query.sqlWithNames()
                + " order by place"
                + page
                + ") s"
                + Segments.lastScans(":t")
                + " order by s.place");
  }

  /** The sums over the whole fleet as of an instant, of whatever verdict. */
  public FleetSums sums(FleetFilter filter, Scope scope, Instant at) {
    FleetQuery query = new FleetQuery(filter.withVerdict(null), scope, at);
    return database
        .sql(SUMS + query.sql())
        .params(query.parameters())
        .query((row, n) -> sums(row))
        .single();
  }

  /** The clusters there are as of an instant. */
  public Set<ClusterId> clusters(Scope scope, Instant at) {
    FleetQuery query = new FleetQuery(FleetFilter.ALL, scope, at);
    return ids(database.sql("select s.cluster_id" + query.sql()), query);
  }

  /** The clusters that no scan had wholly read since an instant, as of another. */
  public Set<ClusterId> notReadSince(Instant since, Scope scope, Instant at) {
    FleetQuery query =
        new FleetQuery(FleetFilter.ALL, scope, at)
            .with(
                """
                not exists (select from scan r where r.cluster_id = s.cluster_id
                  and r.recorded_at >= :since and r.recorded_at <= :t and r.status = 'COMPLETED')
                """,
                "since",
                Sql.utc(since));
    return ids(database.sql("select s.cluster_id" + query.sql()), query);
  }

  /** The clusters whose last complete scan was older than their boundary allowed at an instant. */
  public Set<ClusterId> late(Scope scope, Instant at) {
    FleetQuery query = new FleetQuery(FleetFilter.ALL, scope, at);
    return ids(database.sql("select s.cluster_id" + query.sqlWithScans() + " and " + LATE), query);
  }

  /** Each boundary in the scope and how its clusters stood at an instant, by name. */
  public List<BoundaryLine> boundaries(Scope scope, Instant at) {
    return database
        .sql(
            SUMS
                + ", b.boundary_id, b.name, b.acronym, b.authorization_ends, b.time_zone,"
                + " count(*) filter (where s.cluster_id is not null and "
                + LATE
                + """
                  ) as late
                from boundary_version b
                  left join posture s on s.boundary_id = b.boundary_id and s.during @> :t
                """
                + Segments.lastCompleteScan(":t")
                + """
                where b.during @> :t and (:all or b.boundary_id = any(:scope))
                group by b.boundary_id, b.name, b.acronym, b.authorization_ends, b.time_zone
                order by lower(b.name)
                """)
        .param("t", Sql.utc(at))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            (row, n) ->
                new BoundaryLine(
                    new BoundaryId(row.getObject("boundary_id", UUID.class)),
                    row.getString("name"),
                    row.getString("acronym"),
                    row.getObject("authorization_ends", LocalDate.class),
                    ZoneId.of(row.getString("time_zone")),
                    sums(row),
                    row.getLong("late")))
        .list();
  }

  /** What one may filter the fleet by as of an instant. */
  public FleetFacets facets(Scope scope, Instant at) {
    FleetQuery query = new FleetQuery(FleetFilter.ALL, scope, at);
    Map<BoundaryId, String> boundaries = new LinkedHashMap<>();
    Map<String, String> environments = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    database
        .sql(
            "select distinct s.boundary_id, b.name, lower(b.name) as sorted, v.environment"
                + query.sqlWithNames()
                + " order by sorted")
        .params(query.parameters())
        .query(
            row -> {
              boundaries.put(
                  new BoundaryId(row.getObject("boundary_id", UUID.class)), row.getString("name"));
              environments.putIfAbsent(row.getString("environment"), "");
            });
    environments.remove("");
    return new FleetFacets(boundaries, List.copyOf(environments.keySet()));
  }

  /** The line of one cluster as of an instant, if it was in the scope then. */
  public Optional<FleetLine> lineOf(ClusterId cluster, Scope scope, Instant at) {
    FleetQuery query =
        new FleetQuery(FleetFilter.ALL, scope, at)
            .with("s.cluster_id = :cluster", "cluster", cluster.value());
    return lines(query, "select s.*, " + SAID + LAST + query.sqlWithScans()).stream().findFirst();
  }

  /** How the cluster stands now; nothing if it is retired or outside the scope. */
  public Optional<Segment> currentOf(ClusterId cluster, Scope scope) {
    return verdictAt(cluster, clock.instant(), scope);
  }

  /**
   * How the cluster stood, or will stand, at an instant; nothing before it was registered, after it
   * was retired, or while it was outside the scope.
   */
  public Optional<Segment> verdictAt(ClusterId cluster, Instant at, Scope scope) {
    return segments(cluster, scope, ":t", " and s.during @> :t", Map.of("t", Sql.utc(at))).stream()
        .findFirst();
  }

  /** All stretches of time in the scope, oldest first, forecasts last. */
  public List<Segment> timelineOf(ClusterId cluster, Scope scope) {
    return segments(cluster, scope, "s.from_at", "", Map.of());
  }

  private List<Segment> segments(
      ClusterId cluster, Scope scope, String at, String which, Map<String, ?> parameters) {
    return database
        .sql(
            "select * from posture s"
                + Segments.lastScans(at)
                + " where s.cluster_id = :cluster and (:all or s.boundary_id = any(:scope))"
                + which
                + " order by s.from_at")
        .param("cluster", cluster.value())
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .params(parameters)
        .query((row, n) -> Segments.segment(row))
        .list();
  }

  private static Set<ClusterId> ids(JdbcClient.StatementSpec statement, FleetQuery query) {
    return statement.params(query.parameters()).query(UUID.class).list().stream()
        .map(ClusterId::new)
        .collect(Collectors.toSet());
  }

  private List<FleetLine> lines(FleetQuery query, String sql) {
    return database.sql(sql).params(query.parameters()).query((row, n) -> line(row)).list();
  }

  private FleetLine line(ResultSet row) throws SQLException {
    return new FleetLine(
        new ClusterId(row.getObject("cluster_id", UUID.class)),
        row.getString("name"),
        new BoundaryId(row.getObject("boundary_id", UUID.class)),
        row.getString("boundary_name"),
        row.getString("environment"),
        json.readValue(row.getString("labels"), LABELS),
        Segments.segment(row));
  }

  private static FleetSums sums(ResultSet row) throws SQLException {
    return new FleetSums(
        row.getLong("clusters"),
        row.getLong("open"),
        row.getLong("not_reviewed"),
        row.getLong("not_applicable"),
        row.getLong("not_a_finding"),
        row.getLong("documented"),
        row.getLong("raw"),
        row.getLong("documented_findings"),
        row.getLong("accepted_findings"),
        row.getLong("unaddressed_findings"),
        row.getLong("unread"));
  }
}
