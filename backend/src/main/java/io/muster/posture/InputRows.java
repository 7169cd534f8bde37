package io.muster.posture;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dated inputs of the posture: each row is closed once, when the next begins. */
@Repository
class InputRows {

  private final JdbcClient database;

  InputRows(JdbcClient database) {
    this.database = database;
  }

  /** What held at an instant; nothing before the cluster was registered or after it was retired. */
  Optional<Inputs> at(ClusterId cluster, Instant t) {
    return at(Set.of(cluster), t).stream().findFirst();
  }

  /** What held at an instant for each of the clusters that were there. */
  List<Inputs> at(Collection<ClusterId> clusters, Instant t) {
    return database
        .sql("select * from posture_input where cluster_id = any(:clusters) and during @> :t")
        .param("clusters", Sql.uuids(clusters, ClusterId::value))
        .param("t", Sql.utc(t))
        .query((row, n) -> inputs(row))
        .list();
  }

  /** Whether the cluster ever had inputs. */
  boolean any(ClusterId cluster) {
    return database
        .sql("select exists (select from posture_input where cluster_id = :cluster)")
        .param("cluster", cluster.value())
        .query(Boolean.class)
        .single();
  }

  /**
   * The clusters now in the boundary, in an order that keeps two edits from waiting in a circle.
   */
  List<ClusterId> in(BoundaryId boundary) {
    return database
        .sql(
            """
            select cluster_id from posture_input where boundary_id = :boundary and until_at is null
            order by cluster_id
            """)
        .param("boundary", boundary.value())
        .query(UUID.class)
        .list()
        .stream()
        .map(ClusterId::new)
        .toList();
  }

  void begin(Inputs inputs, Instant at) {
    database
        .sql(
            """
            insert into posture_input
              (cluster_id, boundary_id, allowed_age_days, documented_open, identity_in_doubt,
               bundle_replaced, from_at)
            values (:cluster, :boundary, :days, :documentedOpen, :doubt, :replaced, :at)
            """)
        .param("cluster", inputs.cluster().value())
        .param("boundary", inputs.boundary().value())
        .param("days", inputs.allowedAge().toDays())
        .param("documentedOpen", inputs.documentedOpen())
        .param("doubt", inputs.identityInDoubt())
        .param("replaced", inputs.bundleReplaced())
        .param("at", Sql.utc(at))
        .update();
  }

  void end(ClusterId cluster, Instant at) {
    database
        .sql("update posture_input set until_at = :at where cluster_id = :id and until_at is null")
        .param("id", cluster.value())
        .param("at", Sql.utc(at))
        .update();
  }

  /**
   * The policy of a boundary as of this very statement. Waits for whoever is changing a policy or
   * moving a cluster, so that none of both is missed; read from the table since an entity may be
   * older than the change it waited for.
   */
  Inputs.Policy policy(BoundaryId boundary) {
    lockPolicy(boundary);
    return database
        .sql(
            """
            select allowed_age_days, documented_counts from boundary_version
            where boundary_id = :boundary and until_at is null
            """)
        .param("boundary", boundary.value())
        .query(
            (row, n) ->
                new Inputs.Policy(
                    Duration.ofDays(row.getInt("allowed_age_days")),
                    row.getString("documented_counts").equals("OPEN")))
        .single();
  }

  /** Lets changes of one boundary's policy and moves into it follow one another. */
  void lockPolicy(BoundaryId boundary) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended('posture policy ' || :id, 0))")
        .param("id", boundary.toString())
        .query(row -> {});
  }

  static Inputs inputs(ResultSet row) throws SQLException {
    return new Inputs(
        new ClusterId(row.getObject("cluster_id", UUID.class)),
        new BoundaryId(row.getObject("boundary_id", UUID.class)),
        Duration.ofDays(row.getInt("allowed_age_days")),
        row.getBoolean("documented_open"),
        row.getBoolean("identity_in_doubt"),
        row.getBoolean("bundle_replaced"));
  }
}
