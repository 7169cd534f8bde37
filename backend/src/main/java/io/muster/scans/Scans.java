package io.muster.scans;

import io.muster.connection.Trouble;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.NotFound;
import io.muster.shared.ScanId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The scans. What lies outside the scope is not found and not listed. */
@Repository
public class Scans {

  private final JdbcClient jdbc;
  private final ScanRows rows;

  Scans(JdbcClient jdbc, ScanRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** The scan, if its boundary is in the scope. */
  public Optional<Scan> find(ScanId id, Scope scope) {
    return jdbc.sql("select * from scan where id = :id")
        .param("id", id.value())
        .query(rows)
        .optional()
        .filter(s -> scope.includes(s.boundary()));
  }

  /**
   * The scan.
   *
   * @throws NotFound if there is none with that id in the scope
   */
  public Scan get(ScanId id, Scope scope) {
    return find(id, scope).orElseThrow(() -> new NotFound("There is no such scan."));
  }

  /**
   * The scan as it was known at an instant.
   *
   * @throws NotFound if there is none with that id in the scope, or it was not yet asked for
   */
  public Scan get(ScanId id, Scope scope, Instant at) {
    return find(id, scope)
        .flatMap(s -> s.knownAt(at))
        .orElseThrow(() -> new NotFound("There is no such scan."));
  }

  /**
   * The scan, if it has ended and read something.
   *
   * @throws NotFound if there is none with that id in the scope
   * @throws Conflict if it has not ended, or read nothing
   */
  public Scan getRead(ScanId id, Scope scope) {
    return getRead(id, scope, Instant.MAX);
  }

  /**
   * The scan, if it had ended by an instant and read something.
   *
   * @throws NotFound if there is none with that id in the scope, or it was not yet asked for
   * @throws Conflict if it had not ended, or read nothing
   */
  public Scan getRead(ScanId id, Scope scope, Instant at) {
    Scan scan = get(id, scope, at);
    if (scan.result() == null) {
      throw new Conflict(
          scan.status().open()
              ? "The scan has not ended yet."
              : "The scan read nothing, so there is nothing to show for it.");
    }
    return scan;
  }

  /** The scan of the cluster that is still to end, if any. */
  public Optional<Scan> open(ClusterId cluster, Scope scope) {
    return first(cluster, scope, "recorded_at is null");
  }

  /** The last scan of the cluster that ended. */
  public Optional<Scan> last(ClusterId cluster, Scope scope) {
    return first(cluster, scope, "recorded_at is not null");
  }

  /** The last scan of the cluster that had ended at an instant. */
  public Optional<Scan> lastAt(ClusterId cluster, Instant at, Scope scope) {
    return one(cluster, lastAt("true", Set.of(cluster), at, scope));
  }

  /**
   * The last scan of each of the clusters that had ended by itself at an instant: none that was
   * cancelled. Clusters without such a scan are absent.
   */
  public Map<ClusterId, Scan> lastSayingAt(
      Collection<ClusterId> clusters, Instant at, Scope scope) {
    return lastAt("status <> 'CANCELLED'", clusters, at, scope);
  }

  /**
   * The last scan of each of the clusters that had ended at an instant and had read everything;
   * clusters without such a scan are absent.
   */
  public Map<ClusterId, Scan> lastCompleteAt(
      Collection<ClusterId> clusters, Instant at, Scope scope) {
    return lastAt("status = 'COMPLETED'", clusters, at, scope);
  }

  /** The last scan of the cluster that read everything. */
  public Optional<Scan> lastComplete(ClusterId cluster, Scope scope) {
    return first(cluster, scope, "status = 'COMPLETED'");
  }

  /** The last scan of the cluster that read anything. */
  public Optional<Scan> lastRead(ClusterId cluster, Scope scope) {
    return first(cluster, scope, "inventory_digest is not null");
  }

  /** The last scan of the cluster that had read anything at an instant. */
  public Optional<Scan> lastReadAt(ClusterId cluster, Instant at, Scope scope) {
    return one(cluster, lastAt("inventory_digest is not null", Set.of(cluster), at, scope));
  }

  private static Optional<Scan> one(ClusterId cluster, Map<ClusterId, Scan> scans) {
    return Optional.ofNullable(scans.get(cluster));
  }

  private Map<ClusterId, Scan> lastAt(
      String which, Collection<ClusterId> clusters, Instant at, Scope scope) {
    return jdbc
        .sql(
            """
            select s.* from unnest(:clusters::uuid[]) as c(id) cross join lateral (
              select * from scan where cluster_id = c.id and recorded_at <= :at and %s
                and (:all or boundary_id = any(:boundaries))
              order by recorded_at desc limit 1) as s
            """
                .formatted(which))
        .param("clusters", Sql.uuids(clusters, ClusterId::value))
        .param("at", utc(at))
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new))
        .query(rows)
        .list()
        .stream()
        .collect(Collectors.toMap(Scan::cluster, Function.identity()));
  }

  /** The clusters whose last scan that ended by itself met this trouble. */
  public Set<ClusterId> lastMet(Trouble.Kind trouble, Scope scope) {
    return jdbc
        .sql(
            """
            select c.id from %s c cross join lateral (
              select s.trouble, s.boundary_id from scan s
              where s.cluster_id = c.id and s.recorded_at is not null and s.status <> 'CANCELLED'
              order by s.recorded_at desc limit 1) as last
            where last.trouble = :trouble and (:all or last.boundary_id = any(:boundaries))
            """
                .formatted(
                    scope.all()
                        ? "cluster"
                        // A scan is of the boundary that its cluster was in, then or now.
                        : "(select distinct cluster_id as id from cluster_version"
                            + " where boundary_id = any(:boundaries))"))
        .param("trouble", trouble.name())
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new))
        .query(UUID.class)
        .list()
        .stream()
        .map(ClusterId::new)
        .collect(Collectors.toSet());
  }

  /** The scans that are still to end, of those of the clusters that have one. */
  public Map<ClusterId, Scan> open(Collection<ClusterId> clusters, Scope scope) {
    return jdbc
        .sql("select * from scan where cluster_id = any(:clusters) and recorded_at is null")
        .param("clusters", clusters.stream().map(ClusterId::value).toArray(UUID[]::new))
        .query(rows)
        .list()
        .stream()
        .filter(s -> scope.includes(s.boundary()))
        .collect(Collectors.toMap(Scan::cluster, Function.identity()));
  }

  /** The scans of the cluster asked for before an instant, the newest first. */
  public List<Scan> before(ClusterId cluster, Scope scope, Instant before, int limit) {
    return jdbc.sql(
            """
            select * from scan where cluster_id = :cluster and requested_at < :before
              and (:all or boundary_id = any(:boundaries))
            order by requested_at desc limit :limit
            """)
        .param("cluster", cluster.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new))
        .param("limit", limit)
        .query(rows)
        .list();
  }

  private Optional<Scan> first(ClusterId cluster, Scope scope, String condition) {
    return jdbc.sql(
            "select * from scan where cluster_id = :cluster and "
                + condition
                + " order by requested_at desc limit 1")
        .param("cluster", cluster.value())
        .query(rows)
        .optional()
        .filter(s -> scope.includes(s.boundary()));
  }

  /** Adds queued scans of those clusters that have none open, and answers which were added. */
  List<Scan> queue(
      Map<ClusterId, BoundaryId> clusters, Requester by, Urgency urgency, int attempt, Instant at) {
    return jdbc.sql(
            """
            insert into scan (id, cluster_id, boundary_id, status, requested_at, requested_by,
              requester_id, requester_roles, urgency, attempt)
            select gen_random_uuid(), cluster, boundary, 'QUEUED', :at, :by, :account, :roles, :urgency,
              :attempt
            from unnest(:clusters::uuid[], :boundaries::uuid[]) as r(cluster, boundary)
            on conflict (cluster_id) where status in ('QUEUED', 'RUNNING') do nothing
            returning *
            """)
        .param("clusters", clusters.keySet().stream().map(ClusterId::value).toArray(UUID[]::new))
        .param("boundaries", clusters.values().stream().map(BoundaryId::value).toArray(UUID[]::new))
        .param("at", utc(at))
        .param("by", by.name())
        .param("account", by.account())
        .param("roles", by.roles())
        .param("urgency", urgency.name())
        .param("attempt", attempt)
        .query(rows)
        .list();
  }

  /** Makes those of the scans more urgent that are still queued. */
  void raise(Collection<ScanId> scans, Urgency urgency) {
    jdbc.sql("update scan set urgency = :urgency where id = any(:ids) and status = 'QUEUED'")
        .param("ids", scans.stream().map(ScanId::value).toArray(UUID[]::new))
        .param("urgency", urgency.name())
        .update();
  }

  /** All scans still to end of clusters in the scope, the oldest first. */
  public List<Scan> allOpen(Scope scope) {
    return jdbc
        .sql("select * from scan where recorded_at is null order by requested_at")
        .query(rows)
        .list()
        .stream()
        .filter(s -> scope.includes(s.boundary()))
        .toList();
  }

  /** Who asked for the scan, for the audit log. */
  Requester requester(ScanId id) {
    return jdbc.sql("select requester_id, requested_by, requester_roles from scan where id = :id")
        .param("id", id.value())
        .query((row, n) -> Requester.of(row))
        .single();
  }

  /**
   * Takes a queued scan; nothing if it is queued no more.
   *
   * @param lease who records its result proves that it is this run of it
   * @param where the name of the instance, for people
   */
  Optional<Took.Started> start(ScanId id, UUID lease, String where, Instant at) {
    return jdbc.sql(
            """
            update scan set status = 'RUNNING', started_at = :at, lease = :lease, ran_on = :where
            where id = :id and status = 'QUEUED' returning *
            """)
        .param("id", id.value())
        .param("lease", lease)
        .param("where", where)
        .param("at", utc(at))
        .query((row, n) -> new Took.Started(rows.mapRow(row, n), Requester.of(row).who()))
        .optional();
  }

  /** Ends an open scan of which nothing was read; whether it was still open. */
  boolean end(
      ScanId id, ScanStatus status, Instant at, String reason, Trouble.@Nullable Kind trouble) {
    return rows.end(jdbc, id, status, utc(at), reason, trouble) == 1;
  }

  /** Ends a running scan that was read; whether it still ran under that lease. */
  boolean end(
      ScanId id, UUID lease, ScanStatus status, Instant at, String reason, Scan.Result result) {
    return rows.end(jdbc, id, lease, status, utc(at), reason, result) == 1;
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
