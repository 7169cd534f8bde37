package io.muster.credentials.vault;

import io.muster.credentials.KeyInstance;
import io.muster.credentials.KeyOverview;
import io.muster.credentials.KeyRotation;
import io.muster.credentials.KeyState;
import io.muster.credentials.KeyState.Use;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The key-encryption keys as the database and the running instances know them. */
@Component
public class Rotations {

  private static final int LAST = 20;

  /** After this an instance that says nothing is taken for gone. */
  private static final long SILENT_SECONDS = KeyBeat.EVERY.toSeconds() * 4;

  private final JdbcClient jdbc;
  private final Kek kek;

  Rotations(JdbcClient jdbc, Kek kek) {
    this.jdbc = jdbc;
    this.kek = kek;
  }

  /** All that may be told of the keys. */
  @Transactional(propagation = Propagation.MANDATORY)
  public KeyOverview overview() {
    List<KeyInstance> instances = instances();
    List<KeyRotation> rotations = rotations("order by began_at desc limit " + LAST);
    Wrapping now = wrapping("");
    Map<String, Map<Sealed, Long>> rows = rows();
    Set<String> ids = new TreeSet<>(rows.keySet());
    ids.add(now.kek());
    instances.forEach(i -> ids.addAll(i.keys()));
    return new KeyOverview(
        Arrays.stream(Sealed.values()).map(Sealed::words).toList(),
        ids.stream()
            .map(id -> state(id, now, rows.getOrDefault(id, Map.of()), instances))
            .sorted(Comparator.comparing(KeyState::use).thenComparing(KeyState::id))
            .toList(),
        instances,
        rotations);
  }

  /**
   * Has another key wrap. Waits for whoever is wrapping by the present one; who comes later wraps
   * by the other.
   *
   * @throws Invalid on {@code key} if an instance lacks it
   * @throws Conflict if a rotation goes on, or the key was used before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public KeyRotation begin(String to, String by, Instant at) {
    if (kek.ring().key(to).isEmpty()) {
      kek.readAgain();
    }
    Wrapping now = wrapping("for update");
    requirePossible(to, now);
    KeyRotation rotation = new KeyRotation(UUID.randomUUID(), now.kek(), to, at, by, 0, 0, null);
    jdbc.sql(
            "insert into kek_rotation (id, from_kek, to_kek, began_at, began_by)"
                + " values (?, ?, ?, ?, ?)")
        .params(rotation.id(), rotation.from(), to, Sql.utc(at), by)
        .update();
    jdbc.sql("update kek_wrapping set kek_id = ?, since_at = ?").params(to, Sql.utc(at)).update();
    jdbc.sql(
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked,"
                + " version, priority) values (?, ?, ?, false, 1, 0)")
        .params(RewrapTask.NAME, rotation.id().toString(), Sql.utc(at))
        .update();
    return rotation;
  }

  private void requirePossible(String to, Wrapping now) {
    if (!rotations("where ended_at is null").isEmpty()) {
      throw new Conflict("A rotation goes on: wait until it has ended.");
    }
    List<String> without =
        instances().stream().filter(i -> !i.keys().contains(to)).map(KeyInstance::name).toList();
    if (!without.isEmpty() || kek.ring().key(to).isEmpty()) {
      throw new Invalid(
          "key",
          without.isEmpty()
              ? "This instance does not have that key: put it into the ring first."
              : "These instances do not have that key yet: "
                  + String.join(", ", without)
                  + ". Put it into their rings and wait 15 seconds.");
    }
    if (to.equals(now.kek())) {
      throw new Conflict("That key wraps already.");
    }
    if (wasReplaced(to)) {
      throw new Conflict("That key was replaced before: make a new one.");
    }
  }

  private KeyState state(
      String id, Wrapping now, Map<Sealed, Long> rows, List<KeyInstance> instances) {
    return new KeyState(
        id,
        use(id, now, rows),
        Arrays.stream(Sealed.values()).map(kind -> rows.getOrDefault(kind, 0L)).toList(),
        id.equals(now.kek()) ? now.since() : since(id),
        (int) instances.stream().filter(i -> i.keys().contains(id)).count());
  }

  private Use use(String id, Wrapping now, Map<Sealed, Long> rows) {
    if (id.equals(now.kek())) {
      return Use.WRAPS;
    }
    if (!rows.isEmpty()) {
      return Use.STILL_NEEDED;
    }
    return wasReplaced(id) ? Use.NO_LONGER_NEEDED : Use.READY;
  }

  private boolean wasReplaced(String id) {
    return jdbc.sql("select exists (select from kek_rotation where from_kek = ?)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  private @Nullable Instant since(String id) {
    return jdbc.sql("select began_at from kek_rotation where to_kek = ? order by began_at limit 1")
        .param(id)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }

  private record Wrapping(String kek, Instant since) {}

  private Wrapping wrapping(String lock) {
    return jdbc.sql("select kek_id, since_at from kek_wrapping " + lock)
        .query((row, _) -> new Wrapping(row.getString("kek_id"), instant(row, "since_at")))
        .single();
  }

  private Map<String, Map<Sealed, Long>> rows() {
    Map<String, Map<Sealed, Long>> rows = new HashMap<>();
    jdbc.sql("select kek_id, kind, count(*) as rows from " + Sealed.all() + " group by 1, 2")
        .query(
            row -> {
              rows.computeIfAbsent(row.getString("kek_id"), _ -> new HashMap<>())
                  .put(Sealed.valueOf(row.getString("kind")), row.getLong("rows"));
            });
    return rows;
  }

  private List<KeyInstance> instances() {
    return jdbc.sql(
            "select * from kek_instance where seen_at > statement_timestamp() - make_interval(secs"
                + " => ?) order by instance")
        .param(SILENT_SECONDS)
        .query(
            (row, _) ->
                new KeyInstance(
                    row.getString("instance"),
                    Arrays.stream((String[]) row.getArray("kek_ids").getArray())
                        .collect(Collectors.toSet()),
                    instant(row, "seen_at")))
        .list();
  }

  private List<KeyRotation> rotations(String which) {
    return jdbc.sql("select * from kek_rotation " + which).query((row, _) -> rotation(row)).list();
  }

  static KeyRotation rotation(ResultSet row) throws SQLException {
    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    return new KeyRotation(
        row.getObject("id", UUID.class),
        row.getString("from_kek"),
        row.getString("to_kek"),
        instant(row, "began_at"),
        row.getString("began_by"),
        row.getInt("rewrapped"),
        row.getInt("broken"),
        ended == null ? null : ended.toInstant());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
