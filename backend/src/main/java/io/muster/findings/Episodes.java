package io.muster.findings;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the ledger writes its episodes. Everything it closes, it closes once. */
@Repository
class Episodes implements Book {

  private final JdbcClient database;

  Episodes(JdbcClient database) {
    this.database = database;
  }

  /** Notes an event, or a scan that changed something. */
  void enter(
      ClusterId cluster,
      Instant at,
      LedgerReconciled.Cause cause,
      @Nullable ScanId scan,
      Counts counts) {
    database
        .sql(
            """
            insert into ledger_entry
              (cluster_id, at, cause, scan_id, opened, recurred, changed, renamed, ended)
            values (:cluster, :at, :cause, :scan, :opened, :recurred, :changed, :renamed, :ended)
            """)
        .param("cluster", cluster.value())
        .param("at", utc(at))
        .param("cause", cause.name())
        .param("scan", scan == null ? null : scan.value(), Types.OTHER)
        .param("opened", counts.opened())
        .param("recurred", counts.recurred())
        .param("changed", counts.changed())
        .param("renamed", counts.renamed())
        .param("ended", counts.ended())
        .update();
  }

  /** Of each of the subjects the latest episode that ended, if any. */
  Map<Subject, FindingId> ended(ClusterId cluster, Collection<Subject> subjects) {
    Map<Subject, FindingId> latest = new HashMap<>();
    if (!subjects.isEmpty()) {
      database
          .sql(
              """
              select distinct on (p.node, p.name) p.node, p.name, f.id
              from finding_place p join finding f on f.id = p.finding_id and f.ended_at = p.until_at
              where p.cluster_id = :cluster
                and (p.node, p.name) in (select * from unnest(:nodes::text[], :names::text[]))
              order by p.node, p.name, f.ended_at desc
              """)
          .param("cluster", cluster.value())
          .param("nodes", subjects.stream().map(Subject::node).toArray(String[]::new))
          .param("names", subjects.stream().map(Subject::name).toArray(String[]::new))
          .query(
              row -> {
                latest.put(
                    new Subject(row.getString("node"), row.getString("name")),
                    new FindingId(row.getObject("id", UUID.class)));
              });
    }
    return latest;
  }

  @Override
  public FindingId open(ClusterId cluster, Instant at, ScanId by, @Nullable FindingId previous) {
    FindingId id = FindingId.random();
    database
        .sql(
            """
            insert into finding (id, cluster_id, opened_at, opened_by, recurrence_of)
            values (:id, :cluster, :at, :by, :previous)
            """)
        .param("id", id.value())
        .param("cluster", cluster.value())
        .param("at", utc(at))
        .param("by", by.value())
        .param("previous", previous == null ? null : previous.value(), Types.OTHER)
        .update();
    return id;
  }

  @Override
  public void end(FindingId id, Instant at, Ending as, @Nullable ScanId by) {
    database
        .sql(
            """
            with place as (
              update finding_place set until_at = :at where finding_id = :id and until_at is null
            ), detail as (
              update finding_detail set until_at = :at where finding_id = :id and until_at is null
            )
            update finding set ended_at = :at, ended_as = :as, ended_by = :by, ended_in =
              (select boundary_id from finding_place where finding_id = :id and until_at is null)
            where id = :id
            """)
        .param("id", id.value())
        .param("at", utc(at))
        .param("as", as.name())
        .param("by", by == null ? null : by.value(), Types.OTHER)
        .update();
  }

  @Override
  public void leavePlace(FindingId id, Instant at) {
    database
        .sql("update finding_place set until_at = :at where finding_id = :id and until_at is null")
        .param("id", id.value())
        .param("at", utc(at))
        .update();
  }

  @Override
  public void takePlace(
      FindingId id, ClusterId cluster, BoundaryId boundary, Subject subject, Instant at) {
    add(id, cluster, new Episode.Place(boundary, subject, at, null));
  }

  /** Says where it was, and until when if it is there no more. */
  void add(FindingId id, ClusterId cluster, Episode.Place place) {
    database
        .sql(
            """
            insert into finding_place
              (finding_id, cluster_id, boundary_id, node, name, from_at, until_at)
            values (:id, :cluster, :boundary, :node, :name, :from, :until)
            """)
        .param("id", id.value())
        .param("cluster", cluster.value())
        .param("boundary", place.boundary().value())
        .param("node", place.subject().node())
        .param("name", place.subject().name())
        .param("from", utc(place.from()))
        .param("until", maybe(place.until()), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  @Override
  public void forget(FindingId id, List<FindingDetail> details, Instant at) {
    details.forEach(
        d ->
            database
                .sql(
                    """
                    update finding_detail set until_at = :at
                    where finding_id = :id and container_id = :container and until_at is null
                    """)
                .param("id", id.value())
                .param("container", d.container())
                .param("at", utc(at))
                .update());
  }

  @Override
  public void learn(FindingId id, List<FindingDetail> details, Instant at) {
    details.forEach(d -> add(id, new FindingHistory.Read(d, at, null)));
  }

  /** Says what was read of one of its containers, and until when if that holds no more. */
  void add(FindingId id, FindingHistory.Read read) {
    FindingDetail d = read.detail();
    database
        .sql(
            """
            insert into finding_detail (finding_id, container_id, fingerprint,
              fingerprint_without_command, outcome, chain, pid_mode, image, system, from_at,
              until_at)
            values (:id, :container, :fingerprint, :withoutCommand, :outcome, :chain,
              :pidMode, :image, :system, :from, :until)
            """)
        .param("id", id.value())
        .param("container", d.container())
        .param("fingerprint", d.fingerprint())
        .param("withoutCommand", d.fingerprintWithoutCommand())
        .param("outcome", d.outcome().name())
        .param("chain", d.chain().toArray(String[]::new))
        .param("pidMode", d.pidMode())
        .param("image", d.image())
        .param("system", d.system())
        .param("from", utc(read.from()))
        .param("until", maybe(read.until()), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  private static @Nullable OffsetDateTime maybe(@Nullable Instant at) {
    return at == null ? null : utc(at);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
