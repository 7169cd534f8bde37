package io.muster.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page that the benchmark of years writes, anew after each length. */
final class YearsReport {

  private static final String HEAD =
      """
      # Pages over years of daily scans

      Written by `mvn -q -B -Pbenchmark test-compile exec:exec@years-benchmark -Dclusters=1000`.

      Five model clusters live day by day through the portal's own services under a clock that is set: a scan a day, 2 % of the
      containers created anew each day, a finding opened or ended a week, and exceptions that are asked for, endorsed, decided,
      revoked and end. So live 50 containers of each, all that ever violate the rule; facts and sightings of the others, which
      never do, are added as rows. The rest of the fleet are copies of the models' rows under ids of their own, spread over 20
      boundaries and up to 11 hours later; constraints and indexes are built anew over all, but for exclusion constraints of
      tables of more than 3 million rows. Copies have no audit lines. Neither schedules nor the nightly check run meanwhile.

      Ten people in sessions of their own, two who see all and eight of one boundary, look at pages at random, all on the same
      machine, and each asks for the next page as soon as the last is there: nobody stops to read. 200 requests of warm-up,
      then those below: fleet and findings, pages as of an instant (of fleet, findings, overview, exceptions, a cluster), and
      trends, for which 300 ms are asked for at the 95th percentile; the overview, exceptions and what waits for a person
      afterwards, for which nothing is asked. Milliseconds at the server, from the first filter to the last byte, waiting for a
      turn included. No answer is cached.
      """;

  /** What a fleet page is called among the visits. */
  private static final String FLEET = "fleet";

  private final StringBuilder sections = new StringBuilder();
  private final List<String> fleet = new ArrayList<>();

  void add(
      YearsSize size,
      String made,
      String times,
      String besides,
      List<String> tables,
      String slowest) {
    Map<String, String> lines = lines(times);
    fleet.add(
        "| %d | %d %s".formatted(size.clusters(), size.days(), lines.getOrDefault(FLEET, "|")));
    sections.append(
        """

        ## %d clusters, %d containers each, %d days, %d exceptions, seed %d

        %s

        | visit | requests | p50 | p95 | most |
        | --- | ---: | ---: | ---: | ---: |
        %s

        Afterwards, by the same ten people:

        | visit | requests | p50 | p95 | most |
        | --- | ---: | ---: | ---: | ---: |
        %s

        | table | rows | on disk with indexes |
        | --- | ---: | ---: |
        %s

        The slowest statement:

        ```
        %s
        ```
        """
            .formatted(
                size.clusters(),
                size.containers(),
                size.days(),
                size.exceptions(),
                size.seed(),
                made,
                rows(lines),
                rows(lines(besides)),
                String.join("\n", tables.stream().map(t -> "| " + t + " |").toList()),
                slowest.replace('\t', ' ').strip()));
  }

  private static String rows(Map<String, String> lines) {
    return lines.entrySet().stream()
        .map(line -> "| " + line.getKey() + " " + line.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** How long each kind of visit took, as the cells of a row. */
  private static Map<String, String> lines(String times) {
    Map<String, List<Double>> by = new TreeMap<>();
    for (String time : times.split(",")) {
      String[] visit = time.split(" ");
      double millis = Long.parseLong(visit[1]) / 1e3;
      by.computeIfAbsent(visit[0], k -> new ArrayList<>()).add(millis);
      by.computeIfAbsent("whatever", k -> new ArrayList<>()).add(millis);
    }
    Map<String, String> lines = new TreeMap<>();
    by.forEach(
        (visit, millis) -> {
          millis.sort(null);
          lines.put(
              visit,
              FleetReport.line(
                  "| %d | %.0f | %.0f | %.0f |",
                  millis.size(),
                  millis.get(millis.size() / 2),
                  millis.get(Math.min(millis.size() - 1, millis.size() * 95 / 100)),
                  millis.getLast()));
        });
    return lines;
  }

  /** The fleet page beside the days stored; nothing of a single length. */
  private String overTheYears() {
    return fleet.size() < 2
        ? ""
        : """

        ## The fleet page by the days stored

        | clusters | days | requests | p50 | p95 | most |
        | ---: | ---: | ---: | ---: | ---: | ---: |
        %s
        """
            .formatted(String.join("\n", fleet));
  }

  void write(Path file) throws IOException, InterruptedException {
    String text = HEAD + sections + overTheYears() + "\n" + Machine.measuredHere() + "\n";
    System.out.println(text);
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Files.writeString(file, text);
  }
}
