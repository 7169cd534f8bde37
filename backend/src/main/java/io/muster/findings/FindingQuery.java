package io.muster.findings;

import io.muster.identity.Scope;
import io.muster.shared.FindingId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A filter and a scope in SQL. Only what is needed is joined: of many findings one wants to know
 * little, of a page of them all.
 */
final class FindingQuery {

  private static final String NOW = " from finding f";

  /** As of an instant: what ended after it had not ended, what opened after it is not. */
  private static final String THEN =
      """
       from (select id, cluster_id, opened_at, opened_by, recurrence_of, during,
            case when ended_at <= :t then ended_at end as ended_at,
            case when ended_at <= :t then ended_as end as ended_as,
            case when ended_at <= :t then ended_by end as ended_by,
            ended_at as ends_at
          from finding where opened_at <= :t) f
      """;

  /** What can be joined to a finding, now and as of an instant. */
  private enum Part {
    /** Its last place. */
    PLACE(
        "p.",
        " join finding_place p on p.finding_id = f.id and p.until_at is not distinct from"
            + " f.ended_at",
        """
         join finding_place p on p.finding_id = f.id
          and case when f.ended_at is null then p.during @> :t else p.until_at = f.ended_at end
        """),
    CLUSTER(
        "v.",
        " join cluster_version v on v.cluster_id = f.cluster_id and v.until_at is null",
        " join cluster_version v on v.cluster_id = f.cluster_id and v.during @> :t"),
    /** Whether it is a system container's. */
    SYSTEM(
        "s.",
        """
         cross join lateral (
          select bool_and(d.system) as system from finding_detail d
          where d.finding_id = f.id and d.until_at is not distinct from f.ended_at) as s
        """,
        """
         cross join lateral (
          select bool_and(d.system) as system from finding_detail d where d.finding_id = f.id
            and case when f.ended_at is null then d.during @> :t else d.until_at = f.ended_at end) as s
        """);

    /** How an order names what it goes by. */
    private final String alias;

    private final String now;
    private final String then;

    Part(String alias, String now, String then) {
      this.alias = alias;
      this.now = now;
      this.then = then;
    }
  }

  private static final String UNLESS_DOCUMENTED = "not f.id = any(:documented)";

  private final boolean then;
  private final Set<Part> parts = EnumSet.noneOf(Part.class);
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
      parts.add(Part.PLACE);
      with("p.boundary_id = any(:scope)", "scope", scope.ids().toArray(UUID[]::new));
    }
    if (filter.cluster() != null) {
      with("f.cluster_id = :cluster", "cluster", filter.cluster().value());
    }
    if (filter.boundary() != null) {
      parts.add(Part.PLACE);
      with("p.boundary_id = :boundary", "boundary", filter.boundary().value());
    }
    switch (filter.state()) {
      case RAW -> raw();
      case OPEN -> raw(UNLESS_DOCUMENTED);
      case UNADDRESSED -> raw(UNLESS_DOCUMENTED, "not f.id = any(:accepted)");
      case ACCEPTED -> raw("f.id = any(:accepted)");
      case DOCUMENTED -> raw("f.id = any(:documented)");
      case ENDED -> conditions.add(then ? "f.ends_at <= :t" : "f.ended_at is not null");
      case ANY -> {}
    }
    if (filter.system() != null) {
      parts.add(Part.SYSTEM);
      with("s.system = :system", "system", filter.system());
    }
    if (filter.openedSince() != null) {
      with("f.opened_at >= :since", "since", filter.openedSince().atOffset(ZoneOffset.UTC));
    }
    if (!filter.text().isBlank()) {
      parts.add(Part.PLACE);
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

  private void raw(String... besides) {
    conditions.add(then ? "f.during @> :t" : "f.ended_at is null");
    conditions.addAll(List.of(besides));
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

  /** Where the rows come from, with its conditions; joined is what those need. */
  String sql() {
    return from(parts) + where();
  }

  /** The same with all that is known: {@code f}, {@code p}, {@code v} and {@code s}. */
  String whole() {
    return from(EnumSet.allOf(Part.class)) + where();
  }

  /** The same with what an order goes by. */
  String sqlFor(FindingOrder order) {
    Set<Part> needed = parts.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(parts);
    for (Part part : Part.values()) {
      if (order.sql().contains(part.alias)) {
        needed.add(part);
      }
    }
    return from(needed) + where() + " order by " + order.sql();
  }

  private String from(Set<Part> joined) {
    StringBuilder from = new StringBuilder(then ? THEN : NOW);
    joined.forEach(part -> from.append(then ? part.then : part.now));
    return from.toString();
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
