package io.muster.benchmark;

import io.muster.benchmark.YearsVisitors.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the statements that cost most over some visits, and how the database ran the slowest. */
final class YearsSlowest {

  private static final int VISITS = 200;
  private static final int MOST = 6000;

  /** Letters of a line: lists of ids are cut. */
  private static final int WIDEST = 240;

  /** Milliseconds: what is quicker is not looked at. */
  private static final int FROM = 5;

  private static final int STATEMENTS = 12;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "session_preload_libraries", "'auto_explain'",
          "auto_explain.log_min_duration", "" + FROM,
          "auto_explain.log_parameter_max_length", "200",
          "auto_explain.log_analyze", "on",
          "auto_explain.log_buffers", "on",
          "auto_explain.log_timing", "off");

  private static final Pattern PLAN =
      Pattern.compile("duration: ([0-9.]+) ms  plan:\\n((?:\\t.*\\n)+)");

  private final Connection database;
  private final Path log;

  YearsSlowest(Connection superuser, Path log) {
    this.database = superuser;
    this.log = log;
  }

  /**
   * The costly ones with their times, and the plan of the slowest; these visits are not measured.
   */
  String of(YearsVisitors visitors, long seed)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    Map<Path, Integer> sizes = sizes();
    explaining(true);
    visitors.visit(VISITS, seed, Pages.ASKED);
    visitors.visit(VISITS / 4, seed, Pages.BESIDES);
    explaining(false);
    Map<String, List<Plan>> plans = plans(sizes);
    List<List<Plan>> costly =
        plans.values().stream()
            .sorted(Comparator.comparingDouble(YearsSlowest::inAll).reversed())
            .limit(STATEMENTS)
            .toList();
    if (costly.isEmpty()) {
      return "No statement took %d ms.".formatted(FROM);
    }
    StringBuilder text = new StringBuilder();
    for (List<Plan> one : costly) {
      text.append(
          "%6.0f ms in all, %4d times, %5.0f ms at the most: %s\n"
              .formatted(
                  inAll(one),
                  one.size(),
                  one.stream().mapToDouble(Plan::millis).max().orElse(0),
                  one.getFirst().statement()));
    }
    Plan slowest =
        plans.values().stream()
            .flatMap(List::stream)
            .max(Comparator.comparingDouble(Plan::millis))
            .orElseThrow();
    String plan = slowest.text().replaceAll("(?m)^(.{%d}).+$".formatted(WIDEST), "$1…");
    return text + "\n" + (plan.length() > MOST ? plan.substring(0, MOST) + "\n…" : plan);
  }

  /** Has sessions that begin from now on explain themselves, or no more. */
  private void explaining(boolean on) throws SQLException, InterruptedException {
    try (Statement statement = database.createStatement()) {
      for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
        statement.execute(
            on
                ? "alter system set " + setting.getKey() + " = " + setting.getValue()
                : "alter system reset " + setting.getKey());
      }
      statement.execute("select pg_reload_conf()");
      Thread.sleep(1000);
      if (on) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'muster_app'");
        Thread.sleep(2000);
      }
    }
  }

  /**
   * One statement as it ran.
   *
   * @param text how the database ran it
   */
  private record Plan(double millis, String text) {

    /** The beginning of it on one line: enough to know it by. */
    String statement() {
      String flat = text.replaceAll("\\s+", " ").replaceFirst(".*?Query Text: ", "");
      return flat.substring(0, Math.min(160, flat.length()));
    }
  }

  private static double inAll(List<Plan> runs) {
    return runs.stream().mapToDouble(Plan::millis).sum();
  }

  /** How many characters each log has: what a kept portal logged before is of no interest. */
  private Map<Path, Integer> sizes() throws IOException {
    Map<Path, Integer> sizes = new HashMap<>();
    try (Stream<Path> files = Files.list(log)) {
      for (Path file : files.toList()) {
        sizes.put(file, Files.readString(file).length());
      }
    }
    return sizes;
  }

  /** All that took long, by what they are. */
  private Map<String, List<Plan>> plans(Map<Path, Integer> before) throws IOException {
    Map<String, List<Plan>> plans = new HashMap<>();
    try (Stream<Path> files = Files.list(log)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        Matcher found = PLAN.matcher(text.substring(before.getOrDefault(file, 0)));
        while (found.find()) {
          Plan plan = new Plan(Double.parseDouble(found.group(1)), found.group());
          plans.computeIfAbsent(plan.statement(), s -> new ArrayList<>()).add(plan);
        }
      }
    }
    return plans;
  }
}
