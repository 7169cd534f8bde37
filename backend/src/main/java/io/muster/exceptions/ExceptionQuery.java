package io.muster.exceptions;

import io.muster.identity.Scope;
import io.muster.shared.AccountId;
import io.muster.shared.ExceptionId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A filter and a scope in SQL, as of an instant: what was written or decided later is not there.
 */
final class ExceptionQuery {

  private static final String FROM =
      """
       from exception_request r
        join lateral (select * from exception_step where request_id = r.id and at <= :now
          order by seq desc limit 1) s on true
        join exception_text x on x.request_id = r.id and x.version = s.text_version
        left join exception_term t on t.request_id = r.id and t.decided_at <= :now
      """;

  /** A parameter's name after its colon, and no cast. */
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):[a-z]+");

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  ExceptionQuery(ExceptionFilter filter, Scope scope, Instant now) {
    parameters.put("now", Sql.utc(now));
    if (!scope.all()) {
      with("r.boundary_id = any(:scope)", "scope", scope.ids().toArray(UUID[]::new));
    }
    if (!filter.states().isEmpty()) {
      with(
          "s.state = any(:states)",
          "states",
          filter.states().stream().map(Enum::name).toArray(String[]::new));
      if (filter.states().stream().allMatch(RequestState::pending)) {
        // Most requests were decided: they are left out before their last step is looked for.
        conditions.add(
            "not exists (select from exception_term d where d.request_id = r.id and d.decided_at <="
                + " :now)");
      }
    }
    if (filter.kind() != null) {
      with("r.kind = :kind", "kind", filter.kind().name());
    }
    if (filter.boundary() != null) {
      with("r.boundary_id = :boundary", "boundary", filter.boundary().value());
    }
    if (!filter.writtenBy().isEmpty()) {
      with(
          """
          exists (select from exception_step w where w.request_id = r.id
            and w.act in ('WRITE', 'EDIT') and w.account_id = any(:writers) and w.at <= :now)
          """,
          "writers",
          Sql.uuids(filter.writtenBy(), AccountId::value));
    }
    if (filter.phase() != null) {
      conditions.add(sql(filter.phase()));
    }
    if (filter.endsWithin() != null) {
      conditions.add(sql(Phase.IN_FORCE));
      with(
          "t.decided_at <= :now and t.until_at <= :now + :within::interval",
          "within",
          filter.endsWithin().toSeconds() + " s");
    }
    if (filter.concern() != null) {
      with(sql(filter.concern()), "changed", Sql.uuids(filter.changed(), ExceptionId::value));
    }
    if (!filter.text().isBlank()) {
      with(
          "(lower(r.number) like :text or lower(x.title) like :text or lower(x.ticket) like :text)",
          "text",
          "%" + escaped(filter.text()) + "%");
    }
  }

  /** Adds a condition with its parameter. */
  ExceptionQuery with(String condition, String name, Object value) {
    conditions.add(condition);
    parameters.put(name, value);
    return this;
  }

  String sql() {
    return FROM + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  /**
   * How many each of the filters lets through, in one statement: columns {@code n0}, {@code n1} …
   * Parameters of a filter bear its number, so that one does not take another's for its own.
   *
   * @param parameters where they are put
   */
  static String counts(
      List<ExceptionFilter> filters, Scope scope, Instant now, Map<String, Object> parameters) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < filters.size(); i++) {
      ExceptionQuery query = new ExceptionQuery(filters.get(i), scope, now);
      String number = "" + i;
      query.parameters.forEach((name, value) -> parameters.put(name + number, value));
      String all = query.conditions.isEmpty() ? "true" : String.join(" and ", query.conditions);
      columns.add(
          "count(*) filter (where "
              + PARAMETER.matcher(all).replaceAll(name -> name.group() + number)
              + ") as n"
              + i);
    }
    parameters.put("now", Sql.utc(now));
    parameters.put("scope", scope.ids().toArray(UUID[]::new));
    return "select "
        + String.join(", ", columns)
        + FROM
        + (scope.all() ? "" : " where r.boundary_id = any(:scope)");
  }

  private String sql(ExceptionFilter.Concern concern) {
    String changed = "(" + sql(Phase.IN_FORCE) + " and t.request_id = any(:changed))";
    return switch (concern) {
      case CHANGED -> changed;
      case ATTENTION ->
          "(s.state = 'RETURNED' or (" + sql(Phase.EXPIRING) + ") or " + changed + ")";
    };
  }

  /** The same as {@link Term#phaseAt}, except that what is expiring is in force too. */
  private String sql(Phase phase) {
    parameters.put("near", Phase.NEAR.toDays() + " days");
    String unrevoked = "(t.revoked_at is null or t.revoked_at > :now)";
    return switch (phase) {
      case SCHEDULED -> unrevoked + " and t.from_at > :now";
      case IN_FORCE -> unrevoked + " and t.from_at <= :now and t.until_at > :now";
      case EXPIRING ->
          unrevoked
              + " and t.from_at <= :now and t.until_at > :now"
              + " and t.until_at <= :now + :near::interval";
      case EXPIRED -> unrevoked + " and t.until_at <= :now";
      case REVOKED -> "t.revoked_at <= :now";
    };
  }

  private static String escaped(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
  }
}
