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

  private static final String CHANGE =
      """
      %1$d as n, boundary_id, verdict, failed, %1$d * raw as raw, %1$d * accepted as accepted,
      case when documented_open then 0 else %1$d * documented end as net
      """;

  /** What a segment adds where it begins; {@code net} is documented and not in the checklist. */
  static final String ADDED = CHANGE.formatted(1);

  /** The same of what it takes away where it ends. */
  static final String TAKEN = CHANGE.formatted(-1);

  /** {@code s}: the segments, cut to the stretch of the trend. */
  String segments() {
    return """
    with s as not materialized (
      select greatest(from_at, :from) as f, least(until_at, :until) as u, verdict
      from posture where from_at < :until and until_at > :from%s)
    """
        .formatted(and());
  }

  /**
   * {@code edge}: what there is at first, and what changes where segments begin and end. Ends are
   * not looked for by the index of their time, but by that of the clusters or boundaries asked for.
   */
  String edges() {
    return """
    with edge as not materialized (
      select :from::timestamptz as t, %2$s from posture where during @> :from::timestamptz%1$s
      union all
      select from_at, %2$s from posture where from_at > :from and from_at < :until%1$s
      union all
      select until_at, %3$s from posture
      where from_at < :until and until_at > :from and least(until_at, :until) < :until%1$s)
    """
        .formatted(and(), ADDED, TAKEN);
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
