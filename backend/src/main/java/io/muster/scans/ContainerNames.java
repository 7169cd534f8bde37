package io.muster.scans;

import io.muster.shared.ClusterId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The names that containers bore last. They are read for ids that the viewer has read from a
 * cluster's findings or scans already, whose own repositories have checked the scope.
 */
@Repository
public class ContainerNames {

  private final JdbcClient jdbc;

  ContainerNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last known names by id, of those of the ids that a scan of these clusters ever saw. */
  public Map<String, String> of(Set<ClusterId> clusters, Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    record Named(String id, String name) {}
    return jdbc
        .sql(
            """
            select distinct on (container_id) container_id, name from sighting
            where cluster_id = any(:clusters) and container_id = any(:ids)
            order by container_id, from_at desc
            """)
        .param("clusters", clusters.stream().map(ClusterId::value).toArray(UUID[]::new))
        .param("ids", ids.stream().distinct().toArray(String[]::new))
        .query((row, n) -> new Named(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Named::id, Named::name));
  }
}
