package io.muster.exceptions;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was approved: for which clusters and fingerprints, and when. */
@Repository
@Transactional(readOnly = true)
public class Terms {

  private static final String TERMS =
      """
      select t.*, r.number,
        (select array_agg(c.cluster_id) from exception_cluster c where c.request_id = t.request_id)
          as clusters,
        (select array_agg(distinct case t.pin when 'FINGERPRINT' then l.fingerprint
             else l.fingerprint_without_command end)
           from exception_evidence_line l
           where l.request_id = t.request_id and l.digest = t.evidence_digest) as fingerprints,
        (select array_agg(distinct l.name) from exception_evidence_line l
           where l.request_id = t.request_id and l.digest = t.evidence_digest) as names
      from exception_term t join exception_request r on r.id = t.request_id
      """;

  private final JdbcClient database;

  Terms(JdbcClient database) {
    this.database = database;
  }

  /**
   * Everything ever approved for a cluster that had not ended before an instant. What was decided
   * or revoked later is told too: a term says itself when it holds.
   */
  public List<Term> endingAfter(ClusterId cluster, Instant at, Scope scope) {
    return endingAfter(Set.of(cluster), at, scope);
  }

  /** The same of several clusters; a term tells itself which it was approved for. */
  public List<Term> endingAfter(Collection<ClusterId> clusters, Instant at, Scope scope) {
    return database
        .sql(
            TERMS
                + """
                where t.until_at > :at and (:all or t.boundary_id = any(:scope)) and exists (
                  select from exception_cluster c
                  where c.request_id = t.request_id and c.cluster_id = any(:clusters))
                order by r.number
                """)
        .param("clusters", Sql.uuids(clusters, ClusterId::value))
        .param("at", Sql.utc(at))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query((row, n) -> term(row))
        .list();
  }

  Map<ExceptionId, Term> of(Collection<ExceptionId> ids) {
    return database
        .sql(TERMS + " where t.request_id = any(:ids)")
        .param("ids", Sql.uuids(ids, ExceptionId::value))
        .query((row, n) -> term(row))
        .list()
        .stream()
        .collect(Collectors.toMap(Term::id, Function.identity()));
  }

  void approve(Term term, String evidenceDigest, int longestDays, LocalDate authorizationEnds) {
    database
        .sql(
            """
            insert into exception_term (request_id, kind, boundary_id, pin, evidence_digest,
              decided_at, from_day, until_day, zone, from_at, until_at, longest_days,
              authorization_ends)
            values (:id, :kind, :boundary, :pin, :digest, :decided, :fromDay, :untilDay, :zone, :from,
              :until, :longest, :authorization)
            """)
        .param("id", term.id().value())
        .param("kind", term.kind().name())
        .param("boundary", term.boundary().value())
        .param("pin", term.pin().name())
        .param("digest", evidenceDigest)
        .param("decided", Sql.utc(term.decidedAt()))
        .param("fromDay", term.fromDay())
        .param("untilDay", term.untilDay())
        .param("zone", term.zone().getId())
        .param("from", Sql.utc(term.from()))
        .param("until", Sql.utc(term.until()))
        .param("longest", longestDays)
        .param("authorization", authorizationEnds, java.sql.Types.DATE)
        .update();
    term.clusters()
        .forEach(
            c ->
                database
                    .sql(
                        "insert into exception_cluster (request_id, cluster_id) values (:id,"
                            + " :cluster)")
                    .param("id", term.id().value())
                    .param("cluster", c.value())
                    .update());
  }

  void revoke(ExceptionId id, Instant at) {
    database
        .sql("update exception_term set revoked_at = :at where request_id = :id")
        .param("id", id.value())
        .param("at", Sql.utc(at))
        .update();
  }

  private static Term term(ResultSet row) throws SQLException {
    return new Term(
        new ExceptionId(Sql.uuid(row, "request_id")),
        row.getString("number"),
        ExceptionKind.valueOf(row.getString("kind")),
        new BoundaryId(Sql.uuid(row, "boundary_id")),
        Pin.valueOf(row.getString("pin")),
        Sql.instant(row, "decided_at"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        ZoneId.of(row.getString("zone")),
        Sql.instant(row, "from_at"),
        Sql.instant(row, "until_at"),
        Sql.instantOrNull(row, "revoked_at"),
        clusters(row),
        fingerprints(row),
        Set.copyOf(Sql.texts(row, "names")));
  }

  private static Set<ClusterId> clusters(ResultSet row) throws SQLException {
    return Arrays.stream((UUID[]) row.getArray("clusters").getArray())
        .map(ClusterId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** One that was never read pins nothing. */
  private static Set<String> fingerprints(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("fingerprints").getArray())
        .filter(f -> !f.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
