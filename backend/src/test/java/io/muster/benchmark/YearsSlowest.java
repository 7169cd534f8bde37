package io.muster.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the slowest statement of some visits, and how the database ran it. */
final class YearsSlowest {

  private static final int VISITS = 200;
  private static final int MOST = 6000;
  private static final Pattern PLAN =
      Pattern.compile("duration: ([0-9.]+) ms  plan:\\n((?:\\t.*\\n)+)");

  private final Connection database;
  private final Path log;

  YearsSlowest(Connection superuser, Path home) {
    this.database = superuser;
    this.log = home.resolve("postgres").resolve("log");
  }

  /** The plan of the slowest, with its time; these visits are not measured. */
  String of(YearsVisitors visitors, long seed)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    try (Statement statement = database.createStatement()) {
      for (String set :
          List.of(
              "session_preload_libraries = 'auto_explain'",
              "auto_explain.log_min_duration = 20",
              "auto_explain.log_analyze = on",
              "auto_explain.log_buffers = on",
              "auto_explain.log_timing = off")) {
        statement.execute("alter system set " + set);
      }
      statement.execute("select pg_reload_conf()");
      Thread.sleep(1000);
      // Sessions that begin from now on explain themselves.
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'muster_app'");
      Thread.sleep(2000);
    }
    visitors.visit(VISITS, seed);
    double slowest = 0;
    String plan = "No statement took 20 ms.";
    try (Stream<Path> files = Files.list(log)) {
      for (Path file : files.toList()) {
        Matcher found = PLAN.matcher(Files.readString(file));
        while (found.find()) {
          if (Double.parseDouble(found.group(1)) > slowest) {
            slowest = Double.parseDouble(found.group(1));
            plan = found.group();
          }
        }
      }
    }
    return plan.length() > MOST ? plan.substring(0, MOST) + "\n…" : plan;
  }
}
