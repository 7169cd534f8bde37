package io.muster.scans;

import io.muster.connection.ClusterKind;
import io.muster.connection.Trouble;
import io.muster.evaluation.Tally;
import io.muster.inventory.Completeness;
import io.muster.inventory.Gap;
import io.muster.inventory.PluginFacts;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a scan stands in its row. */
@Component
class ScanRows implements RowMapper<Scan> {

  private static final TypeReference<List<Gap>> GAPS = new TypeReference<>() {};
  private static final TypeReference<List<PluginFacts>> PLUGINS = new TypeReference<>() {};

  private final JsonMapper json;

  ScanRows(JsonMapper json) {
    this.json = json;
  }

  @Override
  public Scan mapRow(ResultSet row, int n) throws SQLException {
    return new Scan(
        new ScanId(row.getObject("id", UUID.class)),
        new ClusterId(row.getObject("cluster_id", UUID.class)),
        new BoundaryId(row.getObject("boundary_id", UUID.class)),
        ScanStatus.valueOf(row.getString("status")),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        row.getString("requested_by"),
        instant(row, "started_at"),
        instant(row, "recorded_at"),
        row.getString("reason"),
        row.getString("inventory_digest") == null ? null : result(row),
        Urgency.valueOf(row.getString("urgency")),
        row.getInt("attempt"),
        row.getString("trouble") == null ? null : Trouble.Kind.valueOf(row.getString("trouble")));
  }

  private Scan.Result result(ResultSet row) throws SQLException {
    return new Scan.Result(
        ClusterKind.valueOf(row.getString("engine_kind")),
        row.getString("engine_id"),
        row.getString("engine_version"),
        row.getString("system_label"),
        row.getBoolean("not_applicable_by_facts"),
        new Tally(row.getInt("literal_containers"), row.getInt("literal_violations")),
        new Tally(row.getInt("system_containers"), row.getInt("system_violations")),
        new Tally(row.getInt("full_containers"), row.getInt("full_violations")),
        row.getInt("inspected"),
        row.getInt("carried_over"),
        row.getInt("unread"),
        row.getString("inventory_digest"),
        new Completeness(
            row.getInt("reported_before"),
            row.getInt("reported_after"),
            row.getInt("listed"),
            row.getInt("rounds"),
            row.getInt("vanished")),
        json.readValue(row.getString("gaps"), GAPS),
        Set.of((String[]) row.getArray("excused").getArray()),
        json.readValue(row.getString("host_pid_plugins"), PLUGINS),
        new Scan.Timing(
            Duration.ofMillis(row.getInt("connect_millis")),
            Duration.ofMillis(row.getInt("collect_millis")),
            Duration.ofMillis(row.getInt("evaluate_millis"))));
  }

  /** Writes the end of an open scan that read nothing and answers how many rows that changed. */
  int end(
      JdbcClient jdbc,
      ScanId id,
      ScanStatus status,
      OffsetDateTime at,
      String reason,
      Trouble.@Nullable Kind trouble) {
    return jdbc.sql(
            """
            update scan set status = :status, recorded_at = :at, reason = :reason, trouble = :trouble
            where id = :id and recorded_at is null
            """)
        .param("id", id.value())
        .param("status", status.name())
        .param("at", at)
        .param("reason", reason)
        .param("trouble", trouble == null ? null : trouble.name())
        .update();
  }

  /**
   * Writes the result of a running scan and answers how many rows that changed: none if it was
   * ended meanwhile, or taken from the one who held the lease.
   */
  int end(
      JdbcClient jdbc,
      ScanId id,
      UUID lease,
      ScanStatus status,
      OffsetDateTime at,
      String reason,
      Scan.Result result) {
    return jdbc.sql(
            """
            update scan set status = :status, recorded_at = :at, reason = :reason,
              engine_kind = :kind, engine_id = :engineId, engine_version = :version,
              system_label = :systemLabel, not_applicable_by_facts = :notApplicable,
              literal_containers = :literalContainers, literal_violations = :literalViolations,
              system_containers = :systemContainers, system_violations = :systemViolations,
              full_containers = :fullContainers, full_violations = :fullViolations,
              inspected = :inspected, carried_over = :carriedOver, unread = :unread,
              inventory_digest = :digest, reported_before = :before, reported_after = :after,
              listed = :listed, rounds = :rounds, vanished = :vanished, gaps = :gaps::jsonb,
              excused = :excused, host_pid_plugins = :plugins::jsonb, connect_millis = :connect,
              collect_millis = :collect, evaluate_millis = :evaluate
            where id = :id and status = 'RUNNING' and lease = :lease
            """)
        .param("id", id.value())
        .param("lease", lease)
        .param("status", status.name())
        .param("at", at)
        .param("reason", reason)
        .param("kind", result.kind().name())
        .param("engineId", result.engineId())
        .param("version", result.version())
        .param("systemLabel", result.systemLabel())
        .param("notApplicable", result.notApplicableByFacts())
        .param("literalContainers", result.literal().containers())
        .param("literalViolations", result.literal().violations())
        .param("systemContainers", result.system().containers())
        .param("systemViolations", result.system().violations())
        .param("fullContainers", result.full().containers())
        .param("fullViolations", result.full().violations())
        .param("inspected", result.inspected())
        .param("carriedOver", result.carriedOver())
        .param("unread", result.unread())
        .param("digest", result.digest())
        .param("before", result.completeness().reportedBefore())
        .param("after", result.completeness().reportedAfter())
        .param("listed", result.completeness().listed())
        .param("rounds", result.completeness().rounds())
        .param("vanished", result.completeness().vanished())
        .param("gaps", json.writeValueAsString(result.gaps()))
        .param("excused", result.excused().stream().sorted().toArray(String[]::new))
        .param("plugins", json.writeValueAsString(result.hostPidPlugins()))
        .param("connect", result.timing().connect().toMillis())
        .param("collect", result.timing().collect().toMillis())
        .param("evaluate", result.timing().evaluate().toMillis())
        .update();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
