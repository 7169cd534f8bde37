package io.muster.integrity;

import io.muster.findings.Discrepancy;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The checks that ended, and what each found. They are about the whole fleet. */
@Repository
public class Checks {

  /** How many differences of a cluster are kept; the rest is counted. */
  public static final int KEPT = 20;

  private static final int LONGEST = 1000;

  private final JdbcClient database;

  Checks(JdbcClient database) {
    this.database = database;
  }

  /** A difference that a check found, with the name that the cluster bears or last bore. */
  public record Found(ClusterId cluster, String clusterName, Discrepancy difference) {}

  /** The last checks, newest first; none for whom not the whole fleet is in scope. */
  public List<Check> last(int limit, Scope scope) {
    return scope.all()
        ? database
            .sql("select * from integrity_check order by ended_at desc limit :limit")
            .param("limit", limit)
            .query((row, n) -> check(row))
            .list()
        : List.of();
  }

  /** So many of the differences that a check found, by cluster. */
  public List<Found> foundBy(UUID check, int limit, Scope scope) {
    return scope.all()
        ? database
            .sql(
                """
                select d.*, v.name from integrity_difference d join lateral (
                  select name from cluster_version where cluster_id = d.cluster_id
                  order by from_at desc limit 1) as v on true
                where d.check_id = :check order by lower(v.name), d.cluster_id, d.line limit :limit
                """)
            .param("check", check)
            .param("limit", limit)
            .query(
                (row, n) ->
                    new Found(
                        new ClusterId(row.getObject("cluster_id", UUID.class)),
                        row.getString("name"),
                        new Discrepancy(
                            row.getString("what"),
                            row.getString("stored"),
                            row.getString("expected"))))
            .list()
        : List.of();
  }

  void add(UUID check, ClusterId cluster, List<Discrepancy> differences) {
    int line = 0;
    for (Discrepancy difference : differences.stream().limit(KEPT).toList()) {
      database
          .sql(
              """
              insert into integrity_difference (check_id, cluster_id, line, what, stored, expected)
              values (:check, :cluster, :line, :what, :stored, :expected)
              """)
          .param("check", check)
          .param("cluster", cluster.value())
          .param("line", ++line)
          .param("what", cut(difference.what()))
          .param("stored", cut(difference.stored()))
          .param("expected", cut(difference.expected()))
          .update();
    }
  }

  void add(Check check) {
    database
        .sql(
            """
            insert into integrity_check (id, began_at, ended_at, asked_by, clusters, differing)
            values (:id, :began, :ended, :by, :clusters, :differing)
            """)
        .param("id", check.id())
        .param("began", Sql.utc(check.beganAt()))
        .param("ended", Sql.utc(check.endedAt()))
        .param("by", check.askedBy())
        .param("clusters", check.clusters())
        .param("differing", check.differing())
        .update();
  }

  private static Check check(ResultSet row) throws SQLException {
    return new Check(
        row.getObject("id", UUID.class),
        row.getObject("began_at", OffsetDateTime.class).toInstant(),
        row.getObject("ended_at", OffsetDateTime.class).toInstant(),
        row.getString("asked_by"),
        row.getInt("clusters"),
        row.getInt("differing"));
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
  }
}
