package io.muster.clusters;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * In which boundary a cluster is as of this very statement. Read from the table rather than through
 * {@link Clusters}: an entity loaded before this transaction got its turn may be older than the
 * move that went before.
 */
@Component
public class Whereabouts {

  private final JdbcClient database;

  Whereabouts(JdbcClient database) {
    this.database = database;
  }

  /** The boundary, or nothing if the cluster is retired. For the portal's own work. */
  public Optional<BoundaryId> of(ClusterId cluster) {
    return database
        .sql(
            """
            select boundary_id from cluster_version
            where cluster_id = :cluster and until_at is null and not retired
            """)
        .param("cluster", cluster.value())
        .query(UUID.class)
        .optional()
        .map(BoundaryId::new);
  }
}
