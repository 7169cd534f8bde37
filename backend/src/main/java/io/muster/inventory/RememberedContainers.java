package io.muster.inventory;

import io.muster.shared.ClusterId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was read of containers, kept after they are gone. Written and read by the portal's own scans
 * only, or for those who decide about them.
 */
@Repository
public class RememberedContainers {

  private static final String COLUMNS =
      """
      select c.id, c.confirmed_at, c.node, c.created_at, c.pid_mode, c.image, c.image_id, c.entrypoint_word,
        c.entrypoint_digest, c.command_word, c.command_digest, c.run_as, c.privileged,
        c.added_capabilities, c.mounts
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  RememberedContainers(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The facts of the containers that the last scans saw, by id. */
  public Map<String, ContainerFacts> present(ClusterId cluster) {
    return jdbc
        .sql(
            COLUMNS
                + """
                from sighting s join container c on c.cluster_id = s.cluster_id and c.id = s.container_id
                where s.cluster_id = :cluster and s.until_at is null and c.superseded_at is null
                """)
        .param("cluster", cluster.value())
        .query(RememberedContainers::facts)
        .list()
        .stream()
        .collect(Collectors.toMap(ContainerFacts::id, f -> f));
  }

  /** What is remembered of these containers and, step by step, of those they joined. */
  public List<ContainerFacts> chain(ClusterId cluster, Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            with recursive chain(id) as (
              select unnest(:ids::text[])
              union
              select substr(c.pid_mode, 11) from chain
              join container c on c.cluster_id = :cluster and c.id = chain.id and c.superseded_at is null
              where c.pid_mode like 'container:%'
            )
            """
                + COLUMNS
                + """
                from chain join container c on c.cluster_id = :cluster and c.id = chain.id
                  and c.superseded_at is null
                """)
        .param("cluster", cluster.value())
        .param("ids", ids.toArray(String[]::new))
        .query(RememberedContainers::facts)
        .list();
  }

  /** Stores what was read now; what reads the same as before is only confirmed. */
  public void remember(ClusterId cluster, Collection<ContainerFacts> read) {
    List<ContainerFacts> all = List.copyOf(read);
    for (int from = 0; from < all.size(); from += 1000) {
      store(cluster, all.subList(from, Math.min(from + 1000, all.size())));
    }
  }

  private void store(ClusterId cluster, List<ContainerFacts> read) {
    Map<String, ContainerFacts> before =
        lastRead(cluster, read.stream().map(ContainerFacts::id).toList());
    List<ContainerFacts> same =
        read.stream()
            .filter(f -> before.containsKey(f.id()) && f.sameAs(before.get(f.id())))
            .toList();
    confirm(cluster, same, "confirmed_at");
    List<ContainerFacts> changed =
        read.stream()
            .filter(f -> before.containsKey(f.id()) && !f.sameAs(before.get(f.id())))
            .toList();
    confirm(cluster, changed, "superseded_at");
    insert(cluster, read.stream().filter(f -> !same.contains(f)).toList());
  }

  /**
   * What was last read of these containers, by id; one that was never read is absent. The caller
   * has checked who may see the cluster.
   */
  public Map<String, ContainerFacts> lastRead(ClusterId cluster, Collection<String> ids) {
    return jdbc
        .sql(
            COLUMNS
                + " from container c where c.cluster_id = :cluster and c.id = any(:ids) and"
                + " c.superseded_at is null")
        .param("cluster", cluster.value())
        .param("ids", ids.toArray(String[]::new))
        .query(RememberedContainers::facts)
        .list()
        .stream()
        .collect(Collectors.toMap(ContainerFacts::id, f -> f));
  }

  /**
   * What had been read of these containers at an instant, by id; one that was not read yet is
   * absent. For the portal's own work.
   */
  public Map<String, ContainerFacts> readBy(ClusterId cluster, Collection<String> ids, Instant at) {
    return jdbc
        .sql(
            COLUMNS
                + """
                from (select distinct on (id) * from container
                  where cluster_id = :cluster and id = any(:ids) and read_at <= :at
                  order by id, read_at desc) as c
                """)
        .param("cluster", cluster.value())
        .param("ids", ids.toArray(String[]::new))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(RememberedContainers::facts)
        .list()
        .stream()
        .collect(Collectors.toMap(ContainerFacts::id, f -> f));
  }

  private void confirm(ClusterId cluster, List<ContainerFacts> read, String column) {
    if (read.isEmpty()) {
      return;
    }
    jdbc.sql(
            "update container c set "
                + column
                + " = r.at from jsonb_to_recordset(:rows::jsonb) as r(id text, at timestamptz)"
                + " where c.cluster_id = :cluster and c.id = r.id and c.superseded_at is null")
        .param("cluster", cluster.value())
        .param(
            "rows",
            json.writeValueAsString(
                read.stream()
                    .map(f -> Map.of("id", f.id(), "at", f.inspectedAt().toString()))
                    .toList()))
        .update();
  }

  private void insert(ClusterId cluster, List<ContainerFacts> read) {
    if (read.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into container (cluster_id, id, read_at, confirmed_at, node, created_at, pid_mode, image,
              image_id, entrypoint_word, entrypoint_digest, command_word, command_digest, run_as,
              privileged, added_capabilities, mounts)
            select :cluster, id, at, at, node, created, mode, image, image_id, entrypoint_word,
              entrypoint_digest, command_word, command_digest, run_as, privileged, capabilities, mounts
            from jsonb_to_recordset(:rows::jsonb) as r(id text, at timestamptz, node text,
              created timestamptz, mode text, image text, image_id text, entrypoint_word text,
              entrypoint_digest text, command_word text, command_digest text, run_as text,
              privileged boolean, capabilities text[], mounts text[])
            """)
        .param("cluster", cluster.value())
        .param(
            "rows", json.writeValueAsString(read.stream().map(RememberedContainers::row).toList()))
        .update();
  }

  private static Map<String, ?> row(ContainerFacts f) {
    return Map.ofEntries(
        Map.entry("id", f.id()),
        Map.entry("at", f.inspectedAt().toString()),
        Map.entry("node", f.node()),
        Map.entry("created", f.created().toString()),
        Map.entry("mode", f.pidMode().text()),
        Map.entry("image", f.image()),
        Map.entry("image_id", f.imageId()),
        Map.entry("entrypoint_word", f.entrypointWord()),
        Map.entry("entrypoint_digest", f.entrypointDigest()),
        Map.entry("command_word", f.commandWord()),
        Map.entry("command_digest", f.commandDigest()),
        Map.entry("run_as", f.user()),
        Map.entry("privileged", f.privileged()),
        Map.entry("capabilities", f.addedCapabilities()),
        Map.entry("mounts", f.mounts()));
  }

  private static ContainerFacts facts(ResultSet row, int n) throws SQLException {
    return new ContainerFacts(
        row.getString("id"),
        row.getString("node"),
        instant(row, "created_at"),
        PidMode.of(row.getString("pid_mode")),
        row.getString("image"),
        row.getString("image_id"),
        row.getString("entrypoint_word"),
        row.getString("entrypoint_digest"),
        row.getString("command_word"),
        row.getString("command_digest"),
        row.getString("run_as"),
        row.getBoolean("privileged"),
        texts(row.getArray("added_capabilities")),
        texts(row.getArray("mounts")),
        instant(row, "confirmed_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class)
        .withOffsetSameInstant(ZoneOffset.UTC)
        .toInstant();
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
