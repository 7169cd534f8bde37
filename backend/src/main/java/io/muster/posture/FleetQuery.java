package io.muster.posture;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A filter, a scope and an instant in SQL. */
final class FleetQuery {

  /** Every cluster with what was said about it and its boundary at the instant. */
  private static final String FROM =
      """
       from posture s
        join cluster_version v on v.cluster_id = s.cluster_id and v.during @> :t
        join boundary_version b on b.boundary_id = s.boundary_id and b.during @> :t
      """;

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  FleetQuery(FleetFilter filter, Scope scope, Instant t) {
    parameters.put("t", Sql.utc(t));
    if (!scope.all()) {
      with("s.boundary_id = any(:scope)", "scope", scope.ids().toArray(UUID[]::new));
    }
    if (filter.verdict() != null) {
      with("s.verdict = :verdict", "verdict", filter.verdict().name());
    }
    if (filter.boundary() != null) {
      with("s.boundary_id = :boundary", "boundary", filter.boundary().value());
    }
    if (!filter.environment().isBlank()) {
      with(
          "lower(v.environment) = :environment",
          "environment",
          filter.environment().strip().toLowerCase(Locale.ROOT));
    }
    if (filter.among() != null) {
      with(
          "s.cluster_id = any(:among)",
          "among",
          filter.among().stream().map(ClusterId::value).toArray(UUID[]::new));
    }
    if (!filter.text().isBlank()) {
      with(
          """
          (lower(v.name) like :text or exists (
            select from jsonb_each_text(v.labels) as l
            where lower(l.key || '=' || l.value) like :text))
          """,
          "text",
          "%" + escaped(filter.text()) + "%");
    }
  }

  FleetQuery with(String condition, String name, Object value) {
    conditions.add(condition);
    parameters.put(name, value);
    return this;
  }

  /** From where, and which. */
  String sql() {
    return FROM + where();
  }

  /** The same with the last scans of each cluster, by the names in {@link Segments#lastScans}. */
  String sqlWithScans() {
    return FROM + Segments.lastScans(":t") + where();
  }

  private String where() {
    return conditions.stream()
        .map(c -> " and " + c)
        .reduce(" where s.during @> :t", String::concat);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private static String escaped(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
  }
}
