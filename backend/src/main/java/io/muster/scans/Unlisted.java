package io.muster.scans;

import io.muster.shared.ClusterId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The times for which a container was not listed, though nobody saw it leave. */
@Repository
class Unlisted {

  private final JdbcClient jdbc;

  Unlisted(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** From this scan on they are not listed; the last scan before it that read anything did. */
  void begin(ClusterId cluster, Collection<String> ids, Instant at) {
    if (ids.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into unlisted (cluster_id, container_id, last_listed_at, from_at)
            select s.cluster_id, s.container_id, coalesce((
              select max(recorded_at) from scan where cluster_id = :cluster
                and inventory_digest is not null and recorded_at < :at), s.from_at), :at
            from sighting s
            where s.cluster_id = :cluster and s.container_id = any(:ids) and s.until_at is null
            """)
        .param("cluster", cluster.value())
        .param("ids", ids.toArray(String[]::new))
        .param("at", utc(at))
        .update();
  }

  /** They are listed again, or known to be gone. */
  void end(ClusterId cluster, Collection<String> ids, Instant at) {
    if (ids.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update unlisted set until_at = :at
            where cluster_id = :cluster and container_id = any(:ids) and until_at is null
            """)
        .param("cluster", cluster.value())
        .param("ids", ids.toArray(String[]::new))
        .param("at", utc(at))
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
