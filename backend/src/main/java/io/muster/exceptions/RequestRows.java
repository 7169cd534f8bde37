package io.muster.exceptions;

import io.muster.exceptions.ExceptionRequest.Follows;
import io.muster.identity.Proof;
import io.muster.identity.Scope;
import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads whole requests by their ids, a handful of queries for any number. Whoever asks has checked
 * who may see them.
 */
@Repository
class RequestRows {

  private final JdbcClient database;
  private final Terms terms;

  RequestRows(JdbcClient database, Terms terms) {
    this.database = database;
    this.terms = terms;
  }

  /** The requests as they are, in the order of the ids. */
  List<ExceptionRequest> read(List<ExceptionId> ids) {
    return read(ids, Instant.MAX);
  }

  /** The requests as they were known at an instant; those not yet written are left out. */
  List<ExceptionRequest> read(List<ExceptionId> ids, Instant at) {
    if (ids.isEmpty()) {
      return List.of();
    }
    UUID[] wanted = Sql.uuids(ids, ExceptionId::value);
    Map<ExceptionId, List<Step>> steps = steps(wanted, at);
    Map<ExceptionId, RequestText> texts = texts(wanted, at);
    Map<ExceptionId, Term> approved = terms.of(ids);
    Map<ExceptionId, ExceptionRequest> requests = new LinkedHashMap<>();
    database
        .sql(
            """
            select r.*, e.number as earlier from exception_request r
              left join exception_request e on e.id = r.follows where r.id = any(:ids)
            """)
        .param("ids", wanted)
        .query(
            row -> {
              ExceptionId id = new ExceptionId(Sql.uuid(row, "id"));
              if (steps.containsKey(id)) {
                Term term = approved.get(id);
                requests.put(
                    id,
                    new ExceptionRequest(
                        id,
                        row.getString("number"),
                        ExceptionKind.valueOf(row.getString("kind")),
                        new BoundaryId(Sql.uuid(row, "boundary_id")),
                        follows(row),
                        Objects.requireNonNull(texts.get(id)),
                        steps.get(id),
                        term == null ? null : term.knownAt(at).orElse(null)));
              }
            });
    return ids.stream().map(requests::get).filter(Objects::nonNull).toList();
  }

  /** The requests in these states, of those still to be decided, at an instant; at most so many. */
  List<Pending> pending(Set<RequestState> states, int most, Scope scope, Instant at) {
    Map<ExceptionId, Pending> pending = new LinkedHashMap<>();
    Map<ExceptionId, List<Step>> steps = new HashMap<>();
    database
        .sql(
            """
            with waiting as (
              select r.* from exception_request r cross join lateral (
                select state from exception_step where request_id = r.id and at <= :at
                order by seq desc limit 1) as l
              where %s not exists (select from exception_term d
                  where d.request_id = r.id and d.decided_at <= :at)
                and l.state = any(:states)
              order by r.number limit :most)
            select r.id as request, r.number, r.kind, r.boundary_id, s.*
            from waiting r join exception_step s on s.request_id = r.id and s.at <= :at
            order by r.number, s.seq
            """
                .formatted(scope.all() ? "" : "r.boundary_id = any(:scope) and"))
        .param("at", Sql.utc(at))
        .param("states", states.stream().map(Enum::name).toArray(String[]::new))
        .param("most", most)
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            row -> {
              ExceptionId id = new ExceptionId(Sql.uuid(row, "request"));
              steps.computeIfAbsent(id, i -> new ArrayList<>()).add(step(row));
              pending.putIfAbsent(
                  id,
                  new Pending(
                      id,
                      row.getString("number"),
                      ExceptionKind.valueOf(row.getString("kind")),
                      new BoundaryId(Sql.uuid(row, "boundary_id")),
                      List.of()));
            });
    return pending.values().stream().map(p -> p.with(steps.get(p.id()))).toList();
  }

  /** One version of what a request said. */
  RequestText text(ExceptionId id, int version) {
    return database
        .sql("select * from exception_text where request_id = :id and version = :version")
        .param("id", id.value())
        .param("version", version)
        .query((row, n) -> text(row))
        .single();
  }

  private Map<ExceptionId, List<Step>> steps(UUID[] ids, Instant at) {
    Map<ExceptionId, List<Step>> steps = new HashMap<>();
    database
        .sql(
            """
            select * from exception_step where request_id = any(:ids) and at <= :at
            order by request_id, seq
            """)
        .param("ids", ids)
        .param("at", Sql.utc(at))
        .query(
            row -> {
              steps
                  .computeIfAbsent(
                      new ExceptionId(Sql.uuid(row, "request_id")), i -> new ArrayList<>())
                  .add(step(row));
            });
    return steps;
  }

  private Map<ExceptionId, RequestText> texts(UUID[] ids, Instant at) {
    Map<ExceptionId, RequestText> texts = new HashMap<>();
    database
        .sql(
            """
            select x.* from exception_text x join (
              select distinct on (request_id) request_id, text_version from exception_step
              where request_id = any(:ids) and at <= :at order by request_id, seq desc
            ) s on s.request_id = x.request_id and s.text_version = x.version
            """)
        .param("ids", ids)
        .param("at", Sql.utc(at))
        .query(
            row -> {
              texts.put(new ExceptionId(Sql.uuid(row, "request_id")), text(row));
            });
    return texts;
  }

  private static @Nullable Follows follows(ResultSet row) throws SQLException {
    UUID earlier = Sql.uuid(row, "follows");
    return earlier == null
        ? null
        : new Follows(
            new ExceptionId(earlier),
            row.getString("earlier"),
            Follows.As.valueOf(row.getString("follows_as")));
  }

  private static Step step(ResultSet row) throws SQLException {
    return new Step(
        row.getInt("seq"),
        Sql.instant(row, "at"),
        Act.valueOf(row.getString("act")),
        new AccountId(Sql.uuid(row, "account_id")),
        row.getString("username"),
        row.getString("display_name"),
        row.getString("role"),
        row.getString("remark"),
        row.getInt("text_version"),
        row.getString("evidence_digest"),
        proof(row));
  }

  private static @Nullable Proof proof(ResultSet row) throws SQLException {
    String way = row.getString("proved_by");
    return way == null
        ? null
        : new Proof(
            Proof.Way.valueOf(way), Sql.instant(row, "proved_at"), row.getString("proved_issuer"));
  }

  private static RequestText text(ResultSet row) throws SQLException {
    return new RequestText(
        row.getString("title"),
        row.getString("justification"),
        row.getString("why_host_pid"),
        row.getString("compensating_controls"),
        row.getString("ssp_reference"),
        row.getString("ticket"),
        new SubjectPattern(
            row.getString("name_pattern"),
            row.getString("node_pattern"),
            row.getString("image_pattern")),
        Arrays.stream((UUID[]) row.getArray("clusters").getArray()).map(ClusterId::new).toList(),
        row.getString("cluster_label"),
        Pin.valueOf(row.getString("pin")),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class));
  }
}
