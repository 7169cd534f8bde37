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
import java.util.stream.Collectors;

/**
 * A filter, a scope and an instant in SQL. How clusters stood is found first and by itself: the
 * database cannot know how few segments hold at an instant that it is not told when it plans.
 */
final class FleetQuery {

  private static final String STOOD =
      """
       from (with stood as materialized (
         select s.* from %s where s.during @> :t%s) select * from stood) s
      """;

  private static final String EVERYWHERE = "posture s";

  private static final String IN_SCOPE =
      """
      unnest(:scope::uuid[]) as seen (boundary_id)
        join posture s on s.boundary_id = seen.boundary_id
      """;

  /** What was said about a cluster and its boundary at the instant. */
  private static final String SAID =
      """
        join cluster_version v on v.cluster_id = s.cluster_id and v.during @> :t
        join boundary_version b on b.boundary_id = s.boundary_id and b.during @> :t
      """;

  private final String from;
  private final List<String> stood = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  FleetQuery(FleetFilter filter, Scope scope, Instant t) {
    parameters.put("t", Sql.utc(t));
    from = scope.all() ? EVERYWHERE : IN_SCOPE;
    if (!scope.all()) {
      parameters.put("scope", scope.ids().toArray(UUID[]::new));
    }
    if (filter.verdict() != null) {
      with("s.verdict = :verdict", "verdict", filter.verdict().name());
    }
    if (filter.boundary() != null) {
      with("s.boundary_id = :boundary", "boundary", filter.boundary().value());
    }
    if (filter.among() != null) {
      with(
          "s.cluster_id = any(:among)",
          "among",
          filter.among().stream().map(ClusterId::value).toArray(UUID[]::new));
    }
    if (!filter.environment().isBlank()) {
      said.add("lower(v.environment) = :environment");
      parameters.put("environment", filter.environment().strip().toLowerCase(Locale.ROOT));
    }
    if (!filter.text().isBlank()) {
      said.add(
          """
          (lower(v.name) like :text or exists (
            select from jsonb_each_text(v.labels) as l
            where lower(l.key || '=' || l.value) like :text))
          """);
      parameters.put("text", "%" + escaped(filter.text()) + "%");
    }
  }

  /** Adds a condition on the segment {@code s} alone, with its parameter. */
  FleetQuery with(String condition, String name, Object value) {
    stood.add(condition);
    parameters.put(name, value);
    return this;
  }

  /** The segments {@code s} that held. */
  String sql() {
    return said.isEmpty() ? segments() : sqlWithNames();
  }

  /** The same with what was said about the cluster {@code v} and its boundary {@code b}. */
  String sqlWithNames() {
    return segments() + SAID + where();
  }

  /**
   * The same with the last scans of each cluster too, by the names in {@link Segments#lastScans}.
   */
  String sqlWithScans() {
    return segments() + SAID + Segments.lastScans(":t") + where();
  }

  private String segments() {
    return STOOD.formatted(
        from, stood.stream().map(c -> " and " + c).collect(Collectors.joining()));
  }

  private String where() {
    return " where " + (said.isEmpty() ? "true" : String.join(" and ", said));
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private static String escaped(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
  }
}
