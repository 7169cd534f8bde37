package io.muster.scans;

import io.muster.evaluation.Outcome;
import io.muster.inventory.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The containers of a scan that ended, violations first; last those that it did not list and that
 * nobody saw leave. They are read with the scan itself, whose own repository has checked that the
 * viewer may see it.
 */
@Repository
public class ScannedContainers {

  private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

  private static final String FROM =
      """
      from sighting s left join lateral (
          select u.last_listed_at from unlisted u where u.cluster_id = s.cluster_id
            and u.container_id = s.container_id and u.during @> :at::timestamptz) as absent on true
      where s.cluster_id = :cluster and s.during @> :at::timestamptz
        and (:which = 'ALL' or :which = 'VIOLATIONS' and outcome in ('HOST', 'INHERITED', 'UNPROVEN')
          or :which = 'UNREAD' and outcome = 'UNREAD')
        and (:among = 'FULL' or :among = 'SYSTEM' and system or :among = 'LITERAL' and literal)
        and (lower(name) like :text escape '\\' or lower(node) like :text escape '\\'
          or lower(image) like :text escape '\\' or container_id like :text escape '\\')
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ScannedContainers(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** So many of the containers that the filter lets through, from an offset on. */
  public List<ScannedContainer> list(Scan scan, ContainerFilter filter, int offset, int limit) {
    if (scan.recordedAt() == null || scan.result() == null) {
      return List.of();
    }
    List<Row> rows =
        query(
                scan,
                filter,
                "select s.*, absent.last_listed_at "
                    + FROM
                    + """
                    order by absent.last_listed_at is not null, case outcome when 'HOST' then 0 when 'INHERITED' then 0
                      when 'UNPROVEN' then 0 when 'UNREAD' then 1 else 2 end, system, name, node, container_id
                    offset :offset limit :limit
                    """)
            .param("offset", offset)
            .param("limit", limit)
            .query(this::row)
            .list();
    return withNames(scan, rows);
  }

  /** How many containers the filter lets through. */
  public int count(Scan scan, ContainerFilter filter) {
    return scan.recordedAt() == null || scan.result() == null
        ? 0
        : query(scan, filter, "select count(*) " + FROM).query(Integer.class).single();
  }

  private JdbcClient.StatementSpec query(Scan scan, ContainerFilter filter, String sql) {
    return jdbc.sql(sql)
        .param("cluster", scan.cluster().value())
        .param("at", scan.recordedAt().atOffset(ZoneOffset.UTC))
        .param("which", filter.which().name())
        .param("among", filter.scope().name())
        .param("text", filter.pattern());
  }

  /** A row whose chain is still ids alone. */
  private record Row(ScannedContainer container, List<String> chain) {}

  private List<ScannedContainer> withNames(Scan scan, List<Row> rows) {
    Map<String, ScannedContainer.Link> links =
        links(scan, rows.stream().flatMap(r -> r.chain().stream()));
    return rows.stream()
        .map(
            r -> {
              List<ScannedContainer.Link> chain = new ArrayList<>();
              r.chain()
                  .forEach(
                      id ->
                          chain.add(
                              links.getOrDefault(id, new ScannedContainer.Link(id, null, false))));
              ScannedContainer c = r.container();
              return new ScannedContainer(
                  c.id(),
                  c.node(),
                  c.name(),
                  c.image(),
                  c.state(),
                  c.labels(),
                  c.literal(),
                  c.system(),
                  c.pidMode(),
                  c.outcome(),
                  chain,
                  c.unreadBecause(),
                  c.since(),
                  c.lastListed());
            })
        .toList();
  }

  private Map<String, ScannedContainer.Link> links(Scan scan, Stream<String> ids) {
    String[] wanted = ids.distinct().toArray(String[]::new);
    if (wanted.length == 0) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select distinct on (container_id) container_id, name, during @> :at::timestamptz as present
            from sighting where cluster_id = :cluster and container_id = any(:ids) and from_at <= :at
            order by container_id, from_at desc
            """)
        .param("cluster", scan.cluster().value())
        .param("at", scan.recordedAt().atOffset(ZoneOffset.UTC))
        .param("ids", wanted)
        .query(
            (row, n) ->
                new ScannedContainer.Link(row.getString(1), row.getString(2), row.getBoolean(3)))
        .list()
        .stream()
        .collect(Collectors.toMap(ScannedContainer.Link::id, l -> l));
  }

  private static @Nullable Instant lastListed(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("last_listed_at", OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private Row row(ResultSet row, int n) throws SQLException {
    return new Row(
        new ScannedContainer(
            row.getString("container_id"),
            row.getString("node"),
            row.getString("name"),
            row.getString("image"),
            RunState.valueOf(row.getString("state")),
            json.readValue(row.getString("labels"), LABELS),
            row.getBoolean("literal"),
            row.getBoolean("system"),
            row.getString("pid_mode"),
            Outcome.valueOf(row.getString("outcome")),
            List.of(),
            row.getString("unread_because"),
            row.getObject("from_at", OffsetDateTime.class).toInstant(),
            lastListed(row)),
        List.of((String[]) row.getArray("chain").getArray()));
  }
}
