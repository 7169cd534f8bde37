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

  private final Connection owner;

  YearsCopies(Connection superuser) {
    this.owner = superuser;
  }

  /** Fills the tables; how many rows that were. */
  long fill(int copies) throws SQLException {
    execute("set session_replication_role = replica");
    execute("set maintenance_work_mem = '512MB'");
    execute("set synchronous_commit = off");
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
    long rows = 0;
    for (String table : TABLES) {
      List<String> again = takeAway(table);
      rows += copy(table);
      for (String statement : again) {
        execute(statement);
      }
    }
    execute(
        """
        update exception_number e set last = (select max(split_part(number, '-', 3)::int)
          from exception_request where split_part(number, '-', 2)::int = e.year)
        """);
    execute("vacuum analyze");
    execute("checkpoint");
    return rows;
  }

  private long copy(String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (String[] column : columns(table)) {
      columns.add(column[0]);
      values.add(value(column[0], column[1], table));
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
            case "boundary_id" -> "copy.boundary_id";
            default -> "pg_temp.copied(t." + column + ", copy.n)";
          };
      default ->
          switch (table + "." + column) {
            case "cluster_version.name", "exception_evidence_line.cluster_name" ->
                "replace(t." + column + ", '-000', '-' || lpad(copy.n::text, 3, '0'))";
            case "exception_request.number" ->
                "left(t.number, 8) || lpad((substr(t.number, 9)::int + copy.n * 1000)::text, 6,"
                    + " '0')";
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

  /** Indexes are built faster at once; constraints prove, built anew, that the copies keep them. */
  private List<String> takeAway(String table) throws SQLException {
    List<String> again = new ArrayList<>();
    for (String[] constraint :
        read(
            """
            select conname, pg_get_constraintdef(oid) from pg_constraint
            where conrelid = '%s'::regclass and contype = 'x'
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
