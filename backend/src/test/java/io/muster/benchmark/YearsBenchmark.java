package io.muster.benchmark;

import io.muster.benchmark.YearsVisitors.Pages;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages over years of history. Told by the system properties {@code clusters}, {@code days} (one
 * length or several), {@code containers}, {@code exceptions}, {@code seed}, {@code requests},
 * {@code result}, the file to write, and {@code keep}, a directory in which filled portals are kept
 * and found again; without it each is deleted when it has been measured.
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
    YearsHome home = YearsHome.of(size, System.getProperty("keep", ""));
    if (!home.isFilled()) {
      home.filled(fill(home, size));
    }
    try (Child portal = portal(home)) {
      int port = Integer.parseInt(portal.line());
      try (Connection database = home.superuser()) {
        measure(size, report, home, port, portal, database);
      }
    }
    home.leave();
  }

  /** How that went, in a sentence. */
  private static String fill(YearsHome home, YearsSize size) throws Exception {
    long began = System.nanoTime();
    live(home, size);
    double lived = since(began);
    System.out.println("models lived " + lived + " s");
    try (Child portal = portal(home)) {
      portal.line();
      try (Connection database = home.superuser()) {
        began = System.nanoTime();
        long rows = copy(database, size);
        return "Lived in %.0f s, copied in %.0f s: %d rows.".formatted(lived, since(began), rows);
      }
    }
  }

  /** Lets the models live, in a portal that has ended when they have. */
  static void live(YearsHome home, YearsSize size) throws IOException {
    try (Child models =
        Child.start(
            Cores.ANY,
            home.log("models"),
            YearsProcess.class,
            size.arguments(home.portal().toString()))) {
      models.line();
    }
  }

  /** Adds what does not live through the portal; how many rows the copies have. */
  static long copy(Connection superuser, YearsSize size) throws SQLException {
    new YearsContainers(superuser).add(size.living(), size.containers() - 1);
    return new YearsCopies(superuser).fill(size.copies());
  }

  private static void measure(
      YearsSize size,
      YearsReport report,
      YearsHome home,
      int port,
      Child portal,
      Connection database)
      throws Exception {
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
    visitors.visit(WARM_UP, size.seed(), Pages.ASKED);
    portal.ask("times");
    int requests = Integer.getInteger("requests", 2000);
    double portalBefore = portal.processorSeconds();
    double databaseBefore = home.databaseSeconds();
    visitors.visit(requests, size.seed() + 1000, Pages.ASKED);
    String processors =
        "A request took %.1f ms of a processor in the portal and %.1f ms in the database."
            .formatted(
                1000 * (portal.processorSeconds() - portalBefore) / requests,
                1000 * (home.databaseSeconds() - databaseBefore) / requests);
    String times = portal.ask("times");
    visitors.visit(requests / 5, size.seed() + 3000, Pages.BESIDES);
    String besides = portal.ask("times");
    report.add(
        size,
        home.made()
            + " The posture of a cluster and the predicate differ at "
            + differences
            + " instants.\n"
            + processors,
        times,
        besides,
        read(
            database,
            """
            select relname || ' | ' || c.reltuples::bigint || ' | '
              || pg_size_pretty(pg_total_relation_size(c.oid)) from pg_class c
            where relnamespace = 'public'::regnamespace and relkind = 'r'
            order by pg_total_relation_size(c.oid) desc limit 8
            """),
        new YearsSlowest(database, home.databaseLog()).of(visitors, size.seed() + 2000));
  }

  static Child portal(YearsHome home) throws IOException {
    return Child.start(Cores.ANY, home.log("portal"), YearsPortal.class, home.portal().toString());
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
}
