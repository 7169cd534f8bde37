package io.muster.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies the models' history until the fleet is whole: every row anew, under ids of its own, in a
 * boundary of its own, some seconds later. So a copy is what the portal would have stored, whatever
 * the tables are like. Copies have no audit lines: their chain would have to be computed anew.
 */
final class YearsCopies {

  /** Those that hold what a model was, each after those that it refers to. */
  private static final List<String> TABLES =
      List.of(
          "cluster",
          "cluster_version",
          "cluster_turn",
          "container",
          "node",
          "scan",
          "sighting",
          "ledger_entry",
          "finding",
          "finding_place",
          "finding_detail",
          "finding_stand",
          "posture_input",
          "posture",
          "exception_request",
          "exception_text",
          "exception_evidence",
          "exception_evidence_line",
          "exception_step",
          "exception_term",
          "exception_cluster",
          "coverage");

  /**
   * Of more rows than this no exclusion constraint is built anew: that takes longer than all else.
   */
  static final int MOST_PROVEN = 3_000_000;

  private static final List<String> CARELESS =
      List.of(
          "fsync = off",
          "full_page_writes = off",
          "synchronous_commit = off",
          "max_wal_size = '8GB'",
          "autovacuum = off");

  private final Connection owner;

  YearsCopies(Connection superuser) {
    this.owner = superuser;
  }

  /** Fills the tables; how many rows that were. */
  long fill(int copies) throws SQLException {
    execute("set session_replication_role = replica");
    execute("set maintenance_work_mem = '1GB'");
    careless();
    execute(
        """
        create temporary table copy as
        select n, (n * 37) %% 40000 * interval '1 second' as later,
          (select id from (select b.id, row_number() over (order by v.name) - 1 as place
            from boundary b join boundary_version v on v.boundary_id = b.id and v.until_at is null
            where v.name like 'system-%%') p where p.place = n %% %d) as boundary_id
        from generate_series(1, %d) n
        """
            .formatted(YearsSize.BOUNDARIES, copies - 1));
    execute(
        """
        create function pg_temp.copied(id uuid, n int) returns uuid language sql immutable
        return md5(id::text || n)::uuid
        """);
    execute(
        """
        create function pg_temp.numbered(number text, n int) returns text language sql immutable
        return left(number, 8) || lpad((substr(number, 9)::int + n * 1000)::text, 6, '0')
        """);
    execute(
        """
        create function pg_temp.told(sentence text, cluster uuid, at timestamptz, n int, later interval)
        returns text language sql stable
        return case
          when sentence like 'Too old:%' then regexp_replace(sentence, 'last complete scan .*Z',
            'last complete scan ' || (select to_char((max(recorded_at) + later) at time zone 'UTC',
              'FMDD Mon YYYY HH24:MI"Z"') from scan
              where cluster_id = cluster and status = 'COMPLETED' and recorded_at <= at))
          when sentence like '%EX-%' then regexp_replace(sentence, 'EX-[0-9]+-[0-9]+',
            pg_temp.numbered(substring(sentence from 'EX-[0-9]+-[0-9]+'), n))
          else sentence end
        """);
    long rows = 0;
    for (String table : TABLES) {
      long began = System.nanoTime();
      List<String> again = takeAway(table);
      long copied = copy(table);
      if (copied > MOST_PROVEN) {
        again.removeIf(a -> a.contains("EXCLUDE USING"));
      }
      for (String statement : again) {
        execute(statement);
      }
      rows += copied;
      System.out.printf(
          "%s: %d rows in %.0f s%n", table, copied, (System.nanoTime() - began) / 1e9);
    }
    execute(
        """
        update exception_number e set last = (select max(split_part(number, '-', 3)::int)
          from exception_request where split_part(number, '-', 2)::int = e.year)
        """);
    // Days are summed up anew, over all.
    execute("delete from posture_day");
    execute("update posture_days set until_day = '-infinity'");
    execute("vacuum analyze");
    careful();
    execute("checkpoint");
    return rows;
  }

  /** What would be lost in a crash would be filled anew. */
  private void careless() throws SQLException {
    for (String setting : CARELESS) {
      execute("alter system set " + setting);
    }
    execute("select pg_reload_conf()");
  }

  private void careful() throws SQLException {
    for (String setting : CARELESS) {
      execute("alter system reset " + setting.substring(0, setting.indexOf(' ')));
    }
    execute("select pg_reload_conf()");
  }

  private long copy(String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    List<String> boundaries = boundaries(table);
    for (String[] column : columns(table)) {
      columns.add(column[0]);
      values.add(
          boundaries.contains(column[0])
              ? "case when t." + column[0] + " is not null then copy.boundary_id end"
              : value(column[0], column[1], table));
    }
    try (Statement statement = owner.createStatement()) {
      return statement.executeLargeUpdate(
          "insert into %s (%s) select %s from copy cross join lateral (select * from %s) t"
              .formatted(table, String.join(", ", columns), String.join(", ", values), table));
    }
  }

  private static String value(String column, String type, String table) {
    return switch (type) {
      case "timestamp with time zone" -> "t." + column + " + copy.later";
      case "ARRAY" ->
          column.equals("clusters")
              ? "array(select pg_temp.copied(c, copy.n) from unnest(t.clusters) c)"
              : "t." + column;
      case "uuid" ->
          switch (column) {
            case "account_id", "requester_id", "lease" -> "t." + column;
            default -> "pg_temp.copied(t." + column + ", copy.n)";
          };
      default ->
          switch (table + "." + column) {
            case "cluster_version.name", "exception_evidence_line.cluster_name" ->
                "replace(t." + column + ", '-000', '-' || lpad(copy.n::text, 3, '0'))";
            case "exception_request.number" -> "pg_temp.numbered(t.number, copy.n)";
            case "posture.reason", "posture.doubt" ->
                "pg_temp.told(t." + column + ", t.cluster_id, t.from_at, copy.n, copy.later)";
            default -> "t." + column;
          };
    };
  }

  private List<String[]> columns(String table) throws SQLException {
    return read(
        """
        select column_name, data_type from information_schema.columns
        where table_name = '%s' and is_generated = 'NEVER' and is_identity = 'NO'
        order by ordinal_position
        """
            .formatted(table));
  }

  /** Those of its columns that name a boundary. */
  private List<String> boundaries(String table) throws SQLException {
    return read(
            """
            select a.attname, '' from pg_constraint c
              join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.contype = 'f' and c.conrelid = '%s'::regclass and c.confrelid = 'boundary'::regclass
            """
                .formatted(table))
        .stream()
        .map(column -> column[0])
        .toList();
  }

  /** Indexes are built faster at once; constraints prove, built anew, that the copies keep them. */
  private List<String> takeAway(String table) throws SQLException {
    List<String> again = new ArrayList<>();
    for (String[] constraint :
        read(
            """
            select conname, pg_get_constraintdef(oid) from pg_constraint c
            where conrelid = '%s'::regclass and (contype = 'x' or contype = 'p' and not exists (
              select from pg_constraint f where f.contype = 'f' and f.confrelid = c.conrelid))
            """
                .formatted(table))) {
      execute("alter table %s drop constraint %s".formatted(table, constraint[0]));
      again.add(
          "alter table %s add constraint %s %s".formatted(table, constraint[0], constraint[1]));
    }
    for (String[] index :
        read(
            """
            select indexname, indexdef from pg_indexes where tablename = '%1$s'
              and indexname not in (select conname from pg_constraint
                where conrelid = '%1$s'::regclass)
            """
                .formatted(table))) {
      execute("drop index " + index[0]);
      again.add(index[1]);
    }
    return again;
  }

  private List<String[]> read(String query) throws SQLException {
    List<String[]> read = new ArrayList<>();
    try (Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        read.add(new String[] {rows.getString(1), rows.getString(2)});
      }
    }
    return read;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
