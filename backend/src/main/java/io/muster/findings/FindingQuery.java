package io.muster.findings;

import io.muster.identity.Scope;
import io.muster.shared.FindingId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A filter and a scope in SQL. */
final class FindingQuery {

  /** Every finding with its last place, and whether it is a system container's. */
  private static final String NOW =
      """
       from finding f
        join finding_place p on p.finding_id = f.id and p.until_at is not distinct from f.ended_at
        join cluster_version v on v.cluster_id = f.cluster_id and v.until_at is null
        cross join lateral (
          select bool_and(d.system) as system from finding_detail d
          where d.finding_id = f.id and d.until_at is not distinct from f.ended_at) as s
      """;

  /** The same as of an instant: what ended after it had not ended, what opened after it is not. */
  private static final String THEN =
      """
       from (select id, cluster_id, opened_at, opened_by, recurrence_of,
            case when ended_at <= :t then ended_at end as ended_at,
            case when ended_at <= :t then ended_as end as ended_as,
            case when ended_at <= :t then ended_by end as ended_by
          from finding where opened_at <= :t) f
        join finding_place p on p.finding_id = f.id
          and case when f.ended_at is null then p.during @> :t else p.until_at = f.ended_at end
        join cluster_version v on v.cluster_id = f.cluster_id and v.during @> :t
        cross join lateral (
          select bool_and(d.system) as system from finding_detail d where d.finding_id = f.id
            and case when f.ended_at is null then d.during @> :t else d.until_at = f.ended_at end) as s
      """;

  private static final String RAW = "f.ended_at is null";
  private static final String OPEN = RAW + " and not f.id = any(:documented)";

  private final boolean then;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  FindingQuery(FindingFilter filter, Scope scope) {
    then = filter.asOf() != null;
    if (then) {
      parameters.put("t", filter.asOf().atOffset(ZoneOffset.UTC));
    }
    parameters.put("documented", ids(filter.addressed().documented()));
    parameters.put("accepted", ids(filter.addressed().accepted()));
    if (!scope.all()) {
      with("p.boundary_id = any(:scope)", "scope", scope.ids().toArray(UUID[]::new));
    }
    if (filter.cluster() != null) {
      with("f.cluster_id = :cluster", "cluster", filter.cluster().value());
    }
    if (filter.boundary() != null) {
      with("p.boundary_id = :boundary", "boundary", filter.boundary().value());
    }
    switch (filter.state()) {
      case RAW -> conditions.add(RAW);
      case OPEN -> conditions.add(OPEN);
      case UNADDRESSED -> conditions.add(OPEN + " and not f.id = any(:accepted)");
      case ACCEPTED -> conditions.add(RAW + " and f.id = any(:accepted)");
      case DOCUMENTED -> conditions.add(RAW + " and f.id = any(:documented)");
      case ENDED -> conditions.add("f.ended_at is not null");
      case ANY -> {}
    }
    if (filter.system() != null) {
      with("s.system = :system", "system", filter.system());
    }
    if (filter.openedSince() != null) {
      with("f.opened_at >= :since", "since", filter.openedSince().atOffset(ZoneOffset.UTC));
    }
    if (!filter.text().isBlank()) {
      with(
          """
          (lower(p.node || '/' || p.name) like :text or exists (
             select from finding_detail d where d.finding_id = f.id
               and %s
               and (lower(d.image) like :text or d.container_id like :text)))
          """
              .formatted(
                  then
                      ? "case when f.ended_at is null then d.during @> :t else d.until_at ="
                          + " f.ended_at end"
                      : "d.until_at is not distinct from f.ended_at"),
          "text",
          "%" + escaped(filter.text()) + "%");
    }
  }

  /** Adds a condition with its parameter. */
  FindingQuery with(String condition, String name, Object value) {
    return with(condition, Map.of(name, value));
  }

  /** Adds a condition with its parameters. */
  FindingQuery with(String condition, Map<String, ?> named) {
    conditions.add(condition);
    parameters.putAll(named);
    return this;
  }

  /** Where the rows come from, with its conditions. */
  String sql() {
    return (then ? THEN : NOW) + where();
  }

  private String where() {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private static UUID[] ids(Set<FindingId> findings) {
    return findings.stream().map(FindingId::value).toArray(UUID[]::new);
  }

  private static String escaped(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
  }
}
