package io.muster.clusters;

import io.muster.clusters.ProposedChange.Ending;
import io.muster.clusters.ProposedChange.Outcome;
import io.muster.identity.Scope;
import io.muster.shared.AccountId;
import io.muster.shared.ChangeId;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The proposed changes. Those of clusters outside the scope are not found and not listed. */
@Repository
@Transactional(readOnly = true)
public class ProposedChanges {

  private static final String IN_SCOPE =
      "select p.* from proposed_change p join cluster_version v on v.cluster_id = p.cluster_id"
          + " and v.until_at is null where (:all or v.boundary_id = any(:boundaries))";

  private final JdbcClient sql;

  ProposedChanges(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * The change, whatever became of it.
   *
   * @throws NotFound if there is none with that id in the scope
   */
  public ProposedChange get(ChangeId id, Scope scope) {
    return query(IN_SCOPE + " and p.id = :id", scope)
        .param("id", id.value())
        .query(ProposedChanges::change)
        .optional()
        .orElseThrow(() -> new NotFound("There is no such proposed change."));
  }

  /** All ever proposed for a cluster: what waits first, then the last one first. */
  public List<ProposedChange> of(ClusterId cluster, Scope scope) {
    return query(
            IN_SCOPE
                + " and p.cluster_id = :cluster"
                + " order by p.ended_at is not null, p.made_at desc, p.part",
            scope)
        .param("cluster", cluster.value())
        .query(ProposedChanges::change)
        .list();
  }

  /** What waits in the scope, the longest first. */
  public List<ProposedChange> waiting(Scope scope) {
    return query(IN_SCOPE + " and p.ended_at is null order by p.made_at, p.part", scope)
        .query(ProposedChanges::change)
        .list();
  }

  /** What waited for a cluster of the scope at an instant, as it was known then. */
  public List<ProposedChange> waitingAt(ClusterId cluster, Instant at, Scope scope) {
    return query(
            IN_SCOPE
                + " and p.cluster_id = :cluster and p.made_at <= :at"
                + " and (p.ended_at is null or p.ended_at > :at) order by p.made_at, p.part",
            scope)
        .param("cluster", cluster.value())
        .param("at", Sql.utc(at))
        .query(ProposedChanges::change)
        .list()
        .stream()
        .map(ProposedChange::whileItWaited)
        .toList();
  }

  /** What waits for a part of a cluster. */
  Optional<ProposedChange> open(ClusterId cluster, IdentityPart part) {
    return sql.sql(
            "select * from proposed_change where cluster_id = :cluster and part = :part"
                + " and ended_at is null")
        .param("cluster", cluster.value())
        .param("part", part.name())
        .query(ProposedChanges::change)
        .optional();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void add(ProposedChange change) {
    AccountId account = change.account();
    sql.sql(
            "insert into proposed_change (id, cluster_id, part, from_words, to_words, content,"
                + " reason, made_at, made_by, made_by_account) values (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?)")
        .params(
            change.id().value(),
            change.cluster().value(),
            change.part().name(),
            change.from(),
            change.to(),
            change.content(),
            change.reason(),
            Sql.utc(change.madeAt()),
            change.madeBy(),
            account == null ? null : account.value())
        .update();
  }

  /**
   * Ends one that waits.
   *
   * @param proved how who ended it had proved who they are
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void end(ProposedChange ended, String proved) {
    Ending ending = Objects.requireNonNull(ended.ending());
    sql.sql(
            "update proposed_change set ended_at = greatest(?, made_at), outcome = ?, ended_by = ?,"
                + " remark = ?, proved = ? where id = ? and ended_at is null")
        .params(
            Sql.utc(ending.at()),
            ending.outcome().name(),
            ending.by(),
            ending.remark(),
            proved,
            ended.id().value())
        .update();
  }

  private JdbcClient.StatementSpec query(String text, Scope scope) {
    return sql.sql(text)
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new));
  }

  private static ProposedChange change(ResultSet row, int number) throws SQLException {
    UUID account = row.getObject("made_by_account", UUID.class);
    return new ProposedChange(
        new ChangeId(row.getObject("id", UUID.class)),
        new ClusterId(row.getObject("cluster_id", UUID.class)),
        IdentityPart.valueOf(row.getString("part")),
        row.getString("from_words"),
        row.getString("to_words"),
        row.getString("content"),
        row.getString("reason"),
        instant(row, "made_at"),
        row.getString("made_by"),
        account == null ? null : new AccountId(account),
        ending(row));
  }

  private static @Nullable Ending ending(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return outcome == null
        ? null
        : new Ending(
            instant(row, "ended_at"),
            Outcome.valueOf(outcome),
            row.getString("ended_by"),
            row.getString("remark"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
