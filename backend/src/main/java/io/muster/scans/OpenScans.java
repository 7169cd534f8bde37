package io.muster.scans;

import io.muster.shared.ScanId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the scans that are still to end stand, for the portal's own work. */
@Repository
class OpenScans {

  private final JdbcClient jdbc;
  private final ScanRows rows;

  OpenScans(JdbcClient jdbc, ScanRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /**
   * Scans still to end that nobody deals with: that stand in no execution, as a restored database
   * leaves them; that wait for an instant that an instance with a wrong clock set; that ran where
   * they could neither be recorded nor be failed.
   *
   * @param before asked for before this: others are only just being written or taken up
   * @param latest those that wait longer are not waiting for a place
   */
  List<Scan> forgotten(Instant before, Instant latest) {
    return jdbc.sql(
            """
            select * from scan s where recorded_at is null and requested_at < :before and not exists (
              select from scheduled_tasks t where t.task_name = 'scan' and t.task_instance = s.id::text
                and (t.picked or s.status = 'QUEUED' and t.execution_time <= :latest))
            order by requested_at
            """)
        .param("before", utc(before))
        .param("latest", utc(latest))
        .query(rows)
        .list();
  }

  /** Whether a scan still runs under the lease. */
  boolean runs(ScanId id, UUID lease) {
    return jdbc.sql(
            "select exists (select from scan where id = :id and lease = :lease and status ="
                + " 'RUNNING')")
        .param("id", id.value())
        .param("lease", lease)
        .query(Boolean.class)
        .single();
  }

  /** Of these scans, those that still run. */
  Set<ScanId> stillRunning(Collection<ScanId> ids) {
    return jdbc
        .sql("select id from scan where id = any(:ids) and status = 'RUNNING'")
        .param("ids", ids.stream().map(ScanId::value).toArray(UUID[]::new))
        .query(UUID.class)
        .list()
        .stream()
        .map(ScanId::new)
        .collect(Collectors.toSet());
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
