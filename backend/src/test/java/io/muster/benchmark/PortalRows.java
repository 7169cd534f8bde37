package io.muster.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Looks into the embedded database of a running portal, with the portal's own role. */
final class PortalRows implements AutoCloseable {

  private final long postmaster;
  private final Connection connection;

  private PortalRows(long postmaster, Connection connection) {
    this.postmaster = postmaster;
    this.connection = connection;
  }

  /**
   * What was stored so far.
   *
   * @param at when, by the database
   * @param audit the number of the last audit line
   * @param fetch connecting and collecting, the sum over all scans in milliseconds
   * @param evaluate the same for evaluating
   * @param inspected containers that scans inspected
   */
  record Stored(
      String at,
      long scans,
      long audit,
      long containers,
      long findings,
      long fetch,
      long evaluate,
      long inspected) {}

  static PortalRows of(Path home) throws IOException, SQLException {
    Path directory = home.resolve("postgres");
    var lines = Files.readAllLines(directory.resolve("cluster").resolve("postmaster.pid"));
    Properties passwords = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve("passwords.properties"))) {
      passwords.load(reader);
    }
    String url = "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/muster";
    return new PortalRows(
        Long.parseLong(lines.getFirst().strip()),
        DriverManager.getConnection(url, "muster_app", passwords.getProperty("application")));
  }

  Stored stored() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select clock_timestamp()::text, count(*),
                  (select coalesce(max(seq), 0) from audit_event),
                  (select count(*) from container),
                  (select count(*) from finding),
                  coalesce(sum(connect_millis + collect_millis), 0),
                  coalesce(sum(evaluate_millis), 0), coalesce(sum(inspected), 0)
                from scan
                """)) {
      row.next();
      return new Stored(
          row.getString(1),
          row.getLong(2),
          row.getLong(3),
          row.getLong(4),
          row.getLong(5),
          row.getLong(6),
          row.getLong(7),
          row.getLong(8));
    }
  }

  /** How many scan rows one cluster got since then, at the most. */
  long mostScansOfACluster(Stored since) throws SQLException {
    return number(
        "select max(n) from (select count(*) n from scan where requested_at > '"
            + since.at()
            + "' group by cluster_id) counted");
  }

  /** How many audit lines one cluster got since then, at the most. */
  long mostAuditLinesOfACluster(Stored since) throws SQLException {
    return number(
        "select max(n) from (select count(*) n from audit_event where seq > "
            + since.audit()
            + " group by coalesce(details::jsonb ->> 'cluster', subject_id)) counted");
  }

  /** How many seconds of a processor the database's processes took so far. */
  double processorSeconds() throws IOException {
    double seconds = Child.processorSeconds(postmaster);
    var children = ProcessHandle.of(postmaster).stream().flatMap(ProcessHandle::children).toList();
    for (ProcessHandle child : children) {
      seconds += Child.processorSeconds(child.pid());
    }
    return seconds;
  }

  private long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
