package io.muster.trail;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lines of the audit log. One goes through them by their numbers, so that the thousandth page
 * costs what the first does.
 */
@Repository
@Transactional(readOnly = true)
public class Trail {

  private final JdbcClient database;

  Trail(JdbcClient database) {
    this.database = database;
  }

  /**
   * At most so many lines, the newest first, that stand before a number.
   *
   * @param before the number, or null to begin at the end of the log
   */
  public List<TrailLine> before(@Nullable Long before, TrailFilter filter, int limit, Scope scope) {
    return read(
        filter, scope, before == null ? Map.of() : Map.of("seq < :edge", before), "desc", limit);
  }

  /** At most so many lines, the newest first, that stand next after a number. */
  public List<TrailLine> after(long after, TrailFilter filter, int limit, Scope scope) {
    return read(filter, scope, Map.of("seq > :edge", after), "asc", limit).reversed();
  }

  private List<TrailLine> read(
      TrailFilter filter, Scope scope, Map<String, Long> edge, String direction, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql = new StringBuilder("select * from audit_event where true");
    conditions(filter, scope)
        .forEach(
            (condition, value) -> {
              String name = "p" + parameters.size();
              sql.append(" and ").append(condition.replace("?", ":" + name));
              parameters.put(name, value);
            });
    edge.forEach(
        (condition, seq) -> {
          sql.append(" and ").append(condition);
          parameters.put("edge", seq);
        });
    sql.append(" order by seq ").append(direction).append(" limit ").append(limit);
    return database.sql(sql.toString()).params(parameters).query((row, n) -> line(row)).list();
  }

  private static Map<String, Object> conditions(TrailFilter filter, Scope scope) {
    Map<String, Object> all = new HashMap<>();
    if (!scope.all()) {
      all.put("boundary_id = any(?)", scope.ids().toArray(UUID[]::new));
    }
    if (filter.boundary() != null) {
      all.put("boundary_id = ?", filter.boundary().value());
    }
    if (!filter.who().isBlank()) {
      all.put("who = ?", filter.who().strip());
    }
    if (!filter.action().isBlank()) {
      all.put("action like ?", escaped(filter.action()) + "%");
    }
    if (!filter.subject().isBlank()) {
      all.put("(subject_id = ? or subject_type = ?)", filter.subject().strip());
    }
    if (!filter.request().isBlank()) {
      all.put("request_id = ?", filter.request().strip());
    }
    if (filter.from() != null) {
      all.put("at >= ?", Sql.utc(filter.from()));
    }
    if (filter.until() != null) {
      all.put("at < ?", Sql.utc(filter.until()));
    }
    return all;
  }

  private static String escaped(String text) {
    return text.strip().replaceAll("([\\\\%_])", "\\\\$1");
  }

  private static TrailLine line(ResultSet row) throws SQLException {
    UUID boundary = row.getObject("boundary_id", UUID.class);
    return new TrailLine(
        row.getLong("seq"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("account_id", UUID.class),
        row.getString("who"),
        row.getString("roles"),
        row.getString("action"),
        row.getString("subject_type"),
        row.getString("subject_id"),
        boundary == null ? null : new BoundaryId(boundary),
        row.getString("request_id"),
        row.getString("source_address"),
        row.getString("details"),
        HexFormat.of().formatHex(row.getBytes("hash")));
  }
}
