package io.muster.posture;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Which segments a trend sums up, in SQL. Only what is asked for is a condition, so that the
 * database sees which index finds it.
 */
record TrendQuery(TrendFilter filter, Instant from, Instant until, Scope scope) {

  /** What is summed up of a segment; {@code net} is documented and not open in the checklist. */
  static final String COLUMNS =
      """
      boundary_id, verdict, failed, raw, accepted,
      case when documented_open then 0 else documented end as net
      """;

  /** {@code s}: the segments, cut to the stretch of the trend. */
  String segments() {
    return """
    with s as not materialized (
      select greatest(from_at, :from) as f, least(until_at, :until) as u, %s
      from posture where from_at < :until and until_at > :from%s)
    """
        .formatted(COLUMNS, and());
  }

  /** The same and {@code edge}: where they begin and end. */
  String edges() {
    return segments()
        + """
        , edge as not materialized (
          select e.t, e.n, s.* from s cross join lateral (values (s.f, 1), (s.u, -1)) as e (t, n)
          where e.n = 1 or e.t < :until)
        """;
  }

  /** The conditions besides time, each after an {@code and}; of whole boundaries alone, too. */
  String and() {
    StringBuilder conditions = new StringBuilder();
    if (!scope.all()) {
      conditions.append(" and boundary_id = any(:scope)");
    }
    if (filter.boundary() != null) {
      conditions.append(" and boundary_id = :boundary");
    }
    if (filter.among() != null) {
      conditions.append(" and cluster_id = any(:among)");
    }
    return conditions.toString();
  }

  /** Whether it is of whole boundaries, while clusters are in them. */
  boolean ofWholeBoundaries() {
    return filter.among() == null;
  }

  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("from", Sql.utc(from));
    parameters.put("until", Sql.utc(until));
    if (!scope.all()) {
      parameters.put("scope", scope.ids().toArray(UUID[]::new));
    }
    if (filter.boundary() != null) {
      parameters.put("boundary", filter.boundary().value());
    }
    if (filter.among() != null) {
      parameters.put("among", Sql.uuids(filter.among(), ClusterId::value));
    }
    return parameters;
  }
}
