package io.muster.survival;

import io.muster.database.SharedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database beside the portals. */
record Rows(SharedServer server) {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What a query answers, a text for each row. */
  List<String> texts(String query) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  long number(String query) throws SQLException {
    return Long.parseLong(texts(query).getFirst());
  }

  /** Waits until a query counts at least so many. */
  void await(String what, long least, String query) throws SQLException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (number(query) < least) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited in vain until " + what + ": " + open());
      }
      Thread.sleep(20);
    }
  }

  /** Waits until every scan has ended and nobody has to do anything for one. */
  void awaitEnd() throws SQLException, InterruptedException {
    await(
        "every scan has ended",
        1,
        """
        select (not exists (select from scan where recorded_at is null)
          and not exists (select from scheduled_tasks where task_name = 'scan'))::int
        """);
  }

  private List<String> open() throws SQLException {
    return texts(
        """
        select concat_ws(' ', s.id, s.status, s.attempt, s.ran_on, t.*) from scan s
        full join scheduled_tasks t on t.task_name = 'scan' and t.task_instance = s.id::text
        where s.recorded_at is null and (s.id is not null or t.task_name = 'scan')
        """);
  }

  /** All scans as they stand, with what was audited and found, to compare. */
  List<String> everything() throws SQLException {
    List<String> all = new ArrayList<>(texts("select s::text from scan s order by id"));
    all.addAll(texts("select e::text from ledger_entry e order by id"));
    all.addAll(texts("select f::text from finding f order by id"));
    all.addAll(texts("select seq::text from audit_event order by seq"));
    return all;
  }

  /** What must never be, whatever happened; to be asked when every scan has ended. */
  List<String> wrongs() throws SQLException {
    return texts(
        """
        select 'still open: ' || id from scan where recorded_at is null
        union all
        select 'ended ' || count(e.seq) || ' times in the audit log: ' || s.id
          from scan s left join audit_event e on e.action = 'scan.ended' and e.subject_id = s.id::text
          group by s.id having count(e.seq) <> 1
        union all
        select 'a result of a scan that read nothing: ' || id from scan
          where (status in ('FAILED', 'CANCELLED')) = (inventory_digest is not null)
        union all
        select 'reconciled although it read nothing: ' || s.id
          from scan s left join ledger_entry l on l.scan_id = s.id
          where s.inventory_digest is null and l.id is not null
        union all
        select 'entered into the ledger although nothing changed: ' || scan_id from ledger_entry
          where cause = 'SCAN' and opened + recurred + changed + renamed + ended = 0
        union all
        select 'broke off and was not asked for again: ' || f.id || ' ' || f.reason from scan f
          where f.status = 'FAILED' and f.trouble is null and f.attempt < 3 and not exists (
            select from scan s where s.cluster_id = f.cluster_id and s.attempt = f.attempt + 1
              and s.requested_at > f.requested_at)
        union all
        select 'not completed at last: ' || id || ' ' || reason from (
            select distinct on (cluster_id) * from scan order by cluster_id, requested_at desc) last
          where status <> 'COMPLETED'
        union all
        select count(*) || ' findings of ' || c.id || ', or not open'
          from cluster c left join finding f on f.cluster_id = c.id
          group by c.id having count(*) filter (where f.ended_at is null) <> 1 or count(*) <> 1
        union all
        select 'dated ahead: ' || id from scan
          where greatest(requested_at, started_at, recorded_at) > clock_timestamp() + interval '2 s'
        """);
  }
}
