package io.muster.scans;

import io.muster.evaluation.Evaluated;
import io.muster.evaluation.Judged;
import io.muster.inventory.Reading;
import io.muster.inventory.Sighting;
import io.muster.shared.ClusterId;
import io.muster.shared.Digest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * How containers were seen and judged, as intervals of time: a scan that sees the same as before
 * adds none. A container that is not listed ends its interval only where its node was read wholly:
 * "not seen" and "not looked" stay apart for ever.
 */
@Repository
class Sightings {

  private static final int CHUNK = 1000;

  private final JdbcClient jdbc;
  private final Unlisted unlisted;
  private final JsonMapper json;

  Sightings(JdbcClient jdbc, Unlisted unlisted, JsonMapper json) {
    this.jdbc = jdbc;
    this.unlisted = unlisted;
    this.json = json;
  }

  /** An open interval: what it says, as a digest, where, and whether the scan before listed it. */
  private record Open(String digest, String node, boolean listed) {}

  /** Records what a scan saw, at the instant of its recording. */
  void record(ClusterId cluster, Evaluated evaluated, Instant at) {
    Map<String, Open> before = open(cluster);
    Set<String> ended = new HashSet<>(before.keySet());
    List<Judged> begun = new ArrayList<>();
    for (Judged judged : evaluated.containers()) {
      Open open = before.get(judged.sighting().id());
      if (open != null && open.digest().equals(digest(judged))) {
        ended.remove(judged.sighting().id());
      } else {
        begun.add(judged);
      }
    }
    Set<String> whole = evaluated.wholeNodes();
    Set<String> seen = new HashSet<>();
    begun.forEach(j -> seen.add(j.sighting().id()));
    ended.removeIf(id -> !seen.contains(id) && !whole.contains(before.get(id).node()));
    Set<String> absent = new HashSet<>(before.keySet());
    evaluated.containers().forEach(j -> absent.remove(j.sighting().id()));
    unlisted.end(
        cluster,
        ids(before, (id, o) -> !o.listed() && (ended.contains(id) || !absent.contains(id))),
        at);
    close(cluster, ended, at);
    unlisted.begin(
        cluster,
        ids(before, (id, o) -> o.listed() && absent.contains(id) && !ended.contains(id)),
        at);
    for (int from = 0; from < begun.size(); from += CHUNK) {
      insert(cluster, begun.subList(from, Math.min(from + CHUNK, begun.size())), at);
    }
  }

  /** Ends every interval of a node that left. */
  void endNode(ClusterId cluster, String hostname, Instant at) {
    unlisted.end(
        cluster, ids(open(cluster), (id, o) -> !o.listed() && o.node().equals(hostname)), at);
    jdbc.sql(
            """
            update sighting set until_at = :at
            where cluster_id = :cluster and node = :node and until_at is null
            """)
        .param("cluster", cluster.value())
        .param("node", hostname)
        .param("at", utc(at))
        .update();
  }

  private Map<String, Open> open(ClusterId cluster) {
    Map<String, Open> open = new HashMap<>();
    jdbc.sql(
            """
            select s.container_id, s.digest, s.node, u.container_id is null
            from sighting s left join unlisted u on u.cluster_id = s.cluster_id
              and u.container_id = s.container_id and u.until_at is null
            where s.cluster_id = :cluster and s.until_at is null
            """)
        .param("cluster", cluster.value())
        .query(
            row -> {
              open.put(
                  row.getString(1),
                  new Open(row.getString(2), row.getString(3), row.getBoolean(4)));
            });
    return open;
  }

  private static List<String> ids(Map<String, Open> open, BiPredicate<String, Open> which) {
    return open.entrySet().stream()
        .filter(e -> which.test(e.getKey(), e.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void close(ClusterId cluster, Set<String> ids, Instant at) {
    if (ids.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update sighting set until_at = :at
            where cluster_id = :cluster and container_id = any(:ids) and until_at is null
            """)
        .param("cluster", cluster.value())
        .param("ids", ids.toArray(String[]::new))
        .param("at", utc(at))
        .update();
  }

  private void insert(ClusterId cluster, List<Judged> judged, Instant at) {
    jdbc.sql(
            """
            insert into sighting (cluster_id, container_id, node, name, image, image_id, state, labels,
              literal, vouched, system, pid_mode, outcome, chain, unread_because, digest, from_at)
            select :cluster, id, node, name, image, image_id, state, labels, literal, vouched, system,
              mode, outcome, chain, unread, digest, :at
            from jsonb_to_recordset(:rows::jsonb) as r(id text, node text, name text, image text,
              image_id text, state text, labels jsonb, literal boolean, vouched boolean,
              system boolean, mode text, outcome text, chain text[], unread text, digest text)
            """)
        .param("cluster", cluster.value())
        .param("at", utc(at))
        .param("rows", json.writeValueAsString(judged.stream().map(Sightings::row).toList()))
        .update();
  }

  private static Map<String, Object> row(Judged judged) {
    Sighting s = judged.sighting();
    Map<String, Object> row = new HashMap<>();
    row.put("id", s.id());
    row.put("node", s.node());
    row.put("name", s.name());
    row.put("image", s.image());
    row.put("image_id", s.imageId());
    row.put("state", s.state().name());
    row.put("labels", s.labels());
    row.put("literal", s.literal());
    row.put("vouched", s.vouched());
    row.put("system", judged.system());
    row.put("mode", mode(s));
    row.put("outcome", judged.outcome().name());
    row.put("chain", judged.chain());
    row.put("unread", unread(s));
    row.put("digest", digest(judged));
    return row;
  }

  private static String mode(Sighting s) {
    return s.reading() instanceof Reading.Known ? s.pidMode().text() : "";
  }

  private static String unread(Sighting s) {
    return s.reading() instanceof Reading.Unread(String because) ? because : null;
  }

  private static String digest(Judged judged) {
    Sighting s = judged.sighting();
    return Digest.of(
        List.of(
            s.node(),
            s.name(),
            s.image(),
            s.imageId(),
            s.state().name(),
            new TreeMap<>(s.labels()).toString(),
            s.literal() + " " + s.vouched() + " " + judged.system(),
            mode(s),
            judged.outcome().name(),
            judged.chain().toString(),
            String.valueOf(unread(s))));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
