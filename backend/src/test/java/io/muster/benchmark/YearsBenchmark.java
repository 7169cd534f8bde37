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
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Pages over years of history. Told by the system properties {@code clusters}, {@code days} (one
 * length or several), {@code containers}, {@code exceptions}, {@code seed}, {@code requests} and
 * {@code result}, the file to write.
 */
public final class YearsBenchmark {

  private static final int WARM_UP = 200;

  private YearsBenchmark() {}

  public static void main(String[] args) throws Exception {
    YearsReport report = new YearsReport();
    Path file = Path.of(System.getProperty("result", "docs/benchmarks/years.md"));
    for (String days : System.getProperty("days", "365,730,1095").split(",")) {
      int clusters = Integer.getInteger("clusters", 1000);
      run(
          new YearsSize(
              clusters,
              Integer.parseInt(days.strip()),
              Integer.getInteger("containers", 500),
              Integer.getInteger("exceptions", 2 * clusters),
              Long.getLong("seed", 260930)),
          report);
      report.write(file);
    }
  }

  private static void run(YearsSize size, YearsReport report) throws Exception {
    Path directory = Files.createTempDirectory("muster-years-");
    Path home = directory.resolve("home");
    long began = System.nanoTime();
    try (Child models =
        Child.start(
            Cores.ANY,
            directory.resolve("models.log"),
            YearsProcess.class,
            size.arguments(home.toString()))) {
      models.line();
    }
    double lived = since(began);
    System.out.println("models lived " + lived + " s");
    try (Child portal =
        Child.start(
            Cores.ANY, directory.resolve("portal.log"), YearsPortal.class, home.toString())) {
      int port = Integer.parseInt(portal.line());
      try (Connection database = superuser(home)) {
        began = System.nanoTime();
        long rows = new YearsCopies(database).fill(size.copies());
        double filled = since(began);
        System.out.println("copied " + rows + " rows in " + filled + " s");
        List<String> clusters = read(database, "select id::text from cluster order by id");
        String differences = portal.ask(clusters.getFirst());
        YearsVisitors visitors =
            new YearsVisitors(
                port,
                clusters,
                read(
                    database,
                    "select boundary_id::text from boundary_version where name like 'system-%'"),
                size.days());
        visitors.visit(WARM_UP, size.seed());
        portal.ask("times");
        visitors.visit(Integer.getInteger("requests", 2000), size.seed() + 1000);
        String times = portal.ask("times");
        report.add(
            size,
            "Lived in %.0f s, copied in %.0f s: %d rows.".formatted(lived, filled, rows)
                + " The posture of a copy and the predicate differ at "
                + differences
                + " instants.",
            times,
            read(
                database,
                """
                select relname || ' | ' || c.reltuples::bigint || ' | '
                  || pg_size_pretty(pg_total_relation_size(c.oid)) from pg_class c
                where relnamespace = 'public'::regnamespace and relkind = 'r'
                order by pg_total_relation_size(c.oid) desc limit 8
                """),
            new YearsSlowest(database, home).of(visitors, size.seed() + 2000));
      }
    }
    FleetBenchmark.delete(directory);
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  static List<String> read(Connection database, String query) throws SQLException {
    List<String> read = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        read.add(rows.getString(1));
      }
    }
    return read;
  }

  private static Connection superuser(Path home) throws IOException, SQLException {
    Path directory = home.resolve("postgres");
    var lines = Files.readAllLines(directory.resolve("cluster").resolve("postmaster.pid"));
    Properties passwords = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve("passwords.properties"))) {
      passwords.load(reader);
    }
    String url = "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/muster";
    return DriverManager.getConnection(url, "postgres", passwords.getProperty("superuser"));
  }
}
