package io.muster.posture;

import io.muster.exceptions.ExceptionKind;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How open findings stand by what was projected: documented if each container of one is, accepted
 * if each is addressed but not all by documentation, else unaddressed; as {@link Addressed} tells.
 */
@Repository
@Transactional(readOnly = true)
public class FindingStates {

  /**
   * How an open finding stands.
   *
   * @param state DOCUMENTED, ACCEPTED or UNADDRESSED
   * @param exception the exception that ends first of those that address it, with its {@code
   *     number}, and {@code lastDay} in its boundary's {@code zone}; null if it is unaddressed
   */
  public record Stand(
      String state,
      @Nullable ExceptionId exception,
      @Nullable String number,
      @Nullable LocalDate lastDay,
      @Nullable String zone) {

    /** That nothing addresses it. */
    public static final Stand UNADDRESSED = new Stand("UNADDRESSED", null, null, null, null);
  }

  private static final String STAND =
      """
      with container as (
        select d.finding_id, d.container_id,
          bool_or(c.kind is not null) as addressed,
          bool_or(coalesce(c.kind = 'DOCUMENTED', false)) as documented
        from finding_detail d left join coverage c on c.finding_id = d.finding_id
          and c.container_id = d.container_id and c.during @> :at
        where d.finding_id = any(:ids) and d.during @> :at
        group by d.finding_id, d.container_id),
      stand as (
        select finding_id, bool_and(documented) as documented from container
        group by finding_id having bool_and(addressed))
      """;

  private final JdbcClient database;

  FindingStates(JdbcClient database) {
    this.database = database;
  }

  /**
   * That an exception addresses a container of a finding for a time.
   *
   * @param until the instant from which on it does not; ahead of now, should nothing happen before
   */
  public record Period(
      ExceptionId exception,
      String number,
      ExceptionKind kind,
      String container,
      Instant from,
      Instant until) {}

  /**
   * When what addressed a finding or will, by exceptions in the scope, the newest first.
   *
   * @param asOf as of that instant, without what was still to begin, or null for now
   */
  public List<Period> periodsOf(FindingId finding, @Nullable Instant asOf, Scope scope) {
    return database
        .sql(
            """
            select c.exception_id, r.number, c.kind, c.container_id, c.from_at,
              case when c.until_at > :at then t.until_at else c.until_at end as until_at
            from coverage c join exception_request r on r.id = c.exception_id
              join exception_term t on t.request_id = c.exception_id
            where c.finding_id = :finding and (:all or r.boundary_id = any(:scope))
              and (:now or c.from_at <= :at)
            order by c.from_at desc, r.number, c.container_id
            """)
        .param("finding", finding.value())
        .param("now", asOf == null)
        .param("at", Sql.utc(asOf == null ? Instant.MAX : asOf))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            (row, n) ->
                new Period(
                    new ExceptionId(row.getObject("exception_id", UUID.class)),
                    row.getString("number"),
                    ExceptionKind.valueOf(row.getString("kind")),
                    row.getString("container_id"),
                    Sql.instant(row, "from_at"),
                    Sql.instant(row, "until_at")))
        .list();
  }

  /**
   * How many findings each of the exceptions addresses at an instant; those with none are absent.
   */
  public Map<ExceptionId, Integer> coveredBy(
      Collection<ExceptionId> exceptions, Instant at, Scope scope) {
    Map<ExceptionId, Integer> covered = new HashMap<>();
    database
        .sql(
            """
            select c.exception_id, count(distinct c.finding_id) as findings
            from unnest(:ids::uuid[]) as one (id)
              join coverage c on c.exception_id = one.id
              join exception_request r on r.id = one.id
            where c.during @> :at and (:all or r.boundary_id = any(:scope))
            group by c.exception_id
            """)
        .param("ids", exceptions.stream().map(ExceptionId::value).toArray(UUID[]::new))
        .param("at", Sql.utc(at))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            row -> {
              covered.put(
                  new ExceptionId(row.getObject("exception_id", UUID.class)),
                  row.getInt("findings"));
            });
    return covered;
  }

  /**
   * How the violating containers of a cluster stood that something addressed at an instant, by
   * container id.
   */
  public Map<String, Stand> ofContainers(ClusterId cluster, Instant at, Scope scope) {
    Map<String, Stand> stands = new HashMap<>();
    database
        .sql(
            """
            select distinct on (c.container_id) c.container_id, c.kind = 'DOCUMENTED' as documented,
              r.id, r.number, t.until_day, t.zone
            from coverage c join exception_term t on t.request_id = c.exception_id
              join exception_request r on r.id = c.exception_id
            where c.cluster_id = :cluster and c.during @> :at
              and (:all or r.boundary_id = any(:scope))
            order by c.container_id, c.kind, t.until_at, r.number
            """)
        .param("cluster", cluster.value())
        .param("at", Sql.utc(at))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            row -> {
              stands.put(row.getString("container_id"), stand(row));
            });
    return stands;
  }

  /** How those of the findings stand that are addressed at an instant and in the scope. */
  public Map<FindingId, Stand> of(Collection<FindingId> findings, Instant at, Scope scope) {
    Map<FindingId, Stand> stands = new HashMap<>();
    database
        .sql(
            STAND
                + """
                select distinct on (s.finding_id) s.finding_id, s.documented, r.id, r.number,
                  t.until_day, t.zone
                from stand s
                  join coverage c on c.finding_id = s.finding_id and c.during @> :at
                    and (not s.documented or c.kind = 'DOCUMENTED')
                  join exception_term t on t.request_id = c.exception_id
                  join exception_request r on r.id = t.request_id
                where :all or r.boundary_id = any(:scope)
                order by s.finding_id, t.until_at, r.number
                """)
        .param("ids", findings.stream().map(FindingId::value).toArray(UUID[]::new))
        .param("at", Sql.utc(at))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            row -> {
              stands.put(new FindingId(row.getObject("finding_id", UUID.class)), stand(row));
            });
    return stands;
  }

  private static Stand stand(ResultSet row) throws SQLException {
    return new Stand(
        row.getBoolean("documented") ? "DOCUMENTED" : "ACCEPTED",
        new ExceptionId(row.getObject("id", UUID.class)),
        row.getString("number"),
        row.getObject("until_day", LocalDate.class),
        row.getString("zone"));
  }
}
