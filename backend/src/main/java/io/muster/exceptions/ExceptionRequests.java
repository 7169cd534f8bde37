package io.muster.exceptions;

import io.muster.identity.Scope;
import io.muster.shared.AccountId;
import io.muster.shared.ExceptionId;
import io.muster.shared.NotFound;
import io.muster.shared.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The requests, whatever became of them. What lies outside the scope is not found and not listed.
 */
@Repository
@Transactional(readOnly = true)
public class ExceptionRequests {

  private final JdbcClient database;
  private final RequestRows rows;

  ExceptionRequests(JdbcClient database, RequestRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /** The request, if it is in the scope. */
  public Optional<ExceptionRequest> find(ExceptionId id, Scope scope) {
    return rows.read(List.of(id)).stream().filter(r -> scope.includes(r.boundary())).findFirst();
  }

  /**
   * The request.
   *
   * @throws NotFound if there is none with that id in the scope
   */
  public ExceptionRequest get(ExceptionId id, Scope scope) {
    return find(id, scope).orElseThrow(ExceptionRequests::none);
  }

  /** The request as it was known at an instant, if it was written by then and is in the scope. */
  public Optional<ExceptionRequest> find(ExceptionId id, Scope scope, Instant at) {
    return rows.read(List.of(id), at).stream()
        .filter(r -> scope.includes(r.boundary()))
        .findFirst();
  }

  /**
   * The request that a person or program means by an id or a number such as {@code EX-2026-0001}.
   *
   * @throws NotFound if there is none such in the scope
   */
  public ExceptionRequest meant(String idOrNumber, Scope scope) {
    return meant(idOrNumber, scope, Instant.MAX);
  }

  /**
   * The same as it was known at an instant.
   *
   * @throws NotFound if there is none such in the scope, or it was not yet written
   */
  public ExceptionRequest meant(String idOrNumber, Scope scope, Instant at) {
    String said = idOrNumber.strip();
    if (!said.matches("(?i)EX-[0-9]+-[0-9]+")) {
      return find(ExceptionId.parse(said), scope, at).orElseThrow(ExceptionRequests::none);
    }
    return database
        .sql("select id from exception_request where number = upper(:number)")
        .param("number", said)
        .query(UUID.class)
        .optional()
        .flatMap(id -> find(new ExceptionId(id), scope, at))
        .orElseThrow(ExceptionRequests::none);
  }

  /**
   * One page of those that the filter lets through, as they were known at an instant; {@code
   * offset} are skipped before it.
   */
  public List<ExceptionRequest> page(
      ExceptionFilter filter,
      ExceptionOrder order,
      int offset,
      int limit,
      Scope scope,
      Instant now) {
    return rows.read(
        ids(
            new ExceptionQuery(filter, scope, now),
            " order by " + order.sql() + " limit " + limit + " offset " + offset),
        now);
  }

  /**
   * At most so many as they were known at an instant, newest first, that follow after another in
   * that order.
   *
   * @param after the last request of the page before, or null for the first page
   * @throws NotFound if there is no such last request in the scope
   */
  public List<ExceptionRequest> after(
      @Nullable ExceptionId after, ExceptionFilter filter, int limit, Scope scope, Instant now) {
    ExceptionQuery query = new ExceptionQuery(filter, scope, now);
    if (after != null) {
      query.with("r.number < :after", "after", get(after, scope).number());
    }
    return rows.read(
        ids(query, " order by " + ExceptionOrder.NEWEST.sql() + " limit " + limit), now);
  }

  /**
   * At most so many of those still to be decided that are in these states, as of an instant, with
   * what was done about them.
   *
   * @param states none in which a request has been decided
   */
  public List<Pending> pending(Set<RequestState> states, int most, Scope scope, Instant at) {
    return rows.pending(states, most, scope, at);
  }

  /**
   * How many each of the filters lets through, as they were known at an instant, in their order.
   */
  public List<Long> counts(List<ExceptionFilter> filters, Scope scope, Instant now) {
    Map<String, Object> parameters = new HashMap<>();
    String sql = ExceptionQuery.counts(filters, scope, now, parameters);
    return database
        .sql(sql)
        .params(parameters)
        .query(
            (row, n) -> {
              List<Long> counts = new ArrayList<>();
              for (int i = 0; i < filters.size(); i++) {
                counts.add(row.getLong("n" + i));
              }
              return counts;
            })
        .single();
  }

  /** What continued the exception as of an instant, the newest first. */
  public List<ExceptionRequest> following(ExceptionId id, Scope scope, Instant at) {
    return following(List.of(id), scope, at).getOrDefault(id, List.of());
  }

  /** The same of several exceptions; those that nothing continued are absent. */
  public Map<ExceptionId, List<ExceptionRequest>> following(
      Collection<ExceptionId> ids, Scope scope, Instant at) {
    return rows
        .read(
            database
                .sql(
                    "select id from exception_request where follows = any(:ids) order by number"
                        + " desc")
                .param("ids", Sql.uuids(ids, ExceptionId::value))
                .query(UUID.class)
                .list()
                .stream()
                .map(ExceptionId::new)
                .toList(),
            at)
        .stream()
        .filter(r -> scope.includes(r.boundary()))
        .collect(Collectors.groupingBy(r -> Objects.requireNonNull(r.follows()).earlier()));
  }

  /** Which of the exceptions a request continues that is still to be decided, or was approved. */
  public Map<ExceptionId, ExceptionRequest> followed(Collection<ExceptionId> ids, Scope scope) {
    Map<ExceptionId, ExceptionRequest> followed = new HashMap<>();
    rows
        .read(
            database
                .sql("select id from exception_request where follows = any(:ids) order by number")
                .param("ids", Sql.uuids(ids, ExceptionId::value))
                .query(UUID.class)
                .list()
                .stream()
                .map(ExceptionId::new)
                .toList())
        .stream()
        .filter(r -> scope.includes(r.boundary()))
        .filter(r -> r.state().pending() || r.state() == RequestState.APPROVED)
        .forEach(r -> followed.put(Objects.requireNonNull(r.follows()).earlier(), r));
    return followed;
  }

  /** What the request said in one of its versions; it must be in the scope. */
  public RequestText textOf(ExceptionId id, int version, Scope scope) {
    get(id, scope);
    return rows.text(id, version);
  }

  /** When the account last opened the request for deciding, and the digest of what it saw. */
  public Optional<Opening> lastOpening(ExceptionId id, AccountId account, Scope scope) {
    get(id, scope);
    return Optional.ofNullable(lastOpenings(List.of(id), account, scope).get(id));
  }

  /** The same of several requests; those that the account never opened are absent. */
  public Map<ExceptionId, Opening> lastOpenings(
      Collection<ExceptionId> ids, AccountId account, Scope scope) {
    Map<ExceptionId, Opening> openings = new HashMap<>();
    database
        .sql(
            """
            select distinct on (o.request_id) o.request_id, o.at, o.evidence_digest
            from exception_opening o join exception_request r on r.id = o.request_id
            where o.request_id = any(:ids) and o.account_id = :account
              and (:all or r.boundary_id = any(:scope))
            order by o.request_id, o.at desc
            """)
        .param("ids", Sql.uuids(ids, ExceptionId::value))
        .param("account", account.value())
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            row -> {
              openings.put(
                  new ExceptionId(Sql.uuid(row, "request_id")),
                  new Opening(Sql.instant(row, "at"), row.getString("evidence_digest")));
            });
    return openings;
  }

  /** That someone opened a request, and what they saw. */
  public record Opening(Instant at, String evidenceDigest) {}

  private List<ExceptionId> ids(ExceptionQuery query, String rest) {
    return database
        .sql("select r.id " + query.sql() + rest)
        .params(query.parameters())
        .query(UUID.class)
        .list()
        .stream()
        .map(ExceptionId::new)
        .toList();
  }

  private static NotFound none() {
    return new NotFound("There is no such exception.");
  }
}
