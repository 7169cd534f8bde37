package io.muster.findings;

import io.muster.findings.LedgerReconciled.Cause;
import io.muster.scans.PastEvaluations;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the ledger of a cluster should be: the scans that read something and the events that it was
 * reconciled with, in their order, each with what is kept of it, by the very rules that reconciled
 * it then.
 */
@Component
class LedgerReplay {

  private final JdbcClient database;
  private final PastEvaluations evaluations;

  LedgerReplay(JdbcClient database, PastEvaluations evaluations) {
    this.database = database;
    this.evaluations = evaluations;
  }

  /**
   * One event.
   *
   * @param boundary the boundary that the cluster was in from then on
   * @param left the nodes that left
   */
  private record Entry(
      Instant at, Cause cause, @Nullable ScanId scan, BoundaryId boundary, Set<String> left) {}

  /** Every episode that there should be. Their ids are new ones. */
  Collection<Episode> of(ClusterId cluster) {
    EpisodesInMemory book = new EpisodesInMemory();
    Bookkeeping books = new Bookkeeping(book);
    for (Entry entry : entries(cluster)) {
      switch (entry.cause()) {
        case SCAN ->
            evaluations
                .of(Objects.requireNonNull(entry.scan()))
                .map(read -> Reconciliation.of(book.open(), book.ended(), read))
                .ifPresent(
                    changes ->
                        books.write(changes, cluster, entry.boundary(), entry.at(), entry.scan()));
        case NODE_LEFT ->
            end(books, on(book.open(), entry.left()), Ending.NODE_LEFT, cluster, entry);
        case RETIRED -> end(books, book.open(), Ending.UNRESOLVED, cluster, entry);
        case MOVED -> books.move(book.open(), cluster, entry.boundary(), entry.at());
      }
    }
    return book.all();
  }

  private static List<OpenFinding> on(List<OpenFinding> open, Set<String> nodes) {
    return open.stream().filter(f -> nodes.contains(f.subject().node())).toList();
  }

  private static void end(
      Bookkeeping books, List<OpenFinding> which, Ending as, ClusterId cluster, Entry entry) {
    books.write(Change.Ended.all(which, as), cluster, entry.boundary(), entry.at(), null);
  }

  private List<Entry> entries(ClusterId cluster) {
    return database
        .sql(
            """
            with e as (
              select cluster_id, at, cause, null as scan_id from ledger_entry
              where cluster_id = :cluster and cause <> 'SCAN'
              union all
              select cluster_id, recorded_at, 'SCAN', id from scan
              where cluster_id = :cluster and status in ('COMPLETED', 'INCOMPLETE'))
            select e.at, e.cause, e.scan_id,
              (select v.boundary_id from cluster_version v
               where v.cluster_id = e.cluster_id and v.from_at <= e.at
               order by v.from_at desc limit 1) as boundary_id,
              array(select d.hostname from node_departure d
                    where d.cluster_id = e.cluster_id and d.at = e.at) as left_nodes
            from e order by e.at
            """)
        .param("cluster", cluster.value())
        .query(
            (row, n) -> {
              UUID scan = row.getObject("scan_id", UUID.class);
              return new Entry(
                  row.getObject("at", OffsetDateTime.class).toInstant(),
                  Cause.valueOf(row.getString("cause")),
                  scan == null ? null : new ScanId(scan),
                  new BoundaryId(row.getObject("boundary_id", UUID.class)),
                  Set.of((String[]) row.getArray("left_nodes").getArray()));
            })
        .list();
  }
}
