package io.muster.benchmark;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every sample of a fleet of one size, for the page of results. */
record FleetSection(FleetResult result) {

  private static final double SATURATED = 0.95;

  String text() {
    return """

    ## %d clusters

    Registered in %.1f s with those for warming up. The first scans opened %d findings. %s

    | what | clusters | inspects | took | inspects/s | while fetching | processor of the fleet | of the client or portal | of the database | fetching | evaluating | recording |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    %s

    What one cluster was asked (its least and its most where clusters differ):

    | request | reference | first scan | re-scan |
    | --- | ---: | ---: | ---: |
    %s

    | re-scan | clusters | scan rows, in all | of a cluster at the most | audit lines, in all | of a cluster at the most |
    | ---: | ---: | ---: | ---: | ---: | ---: |
    %s
    """
        .formatted(
            result.clusters(),
            result.registering(),
            result.findings(),
            bottleneck(),
            samples().map(FleetSection::sample).collect(Collectors.joining("\n")),
            result.firsts().getFirst().portal().asked().keySet().stream()
                .map(this::asked)
                .collect(Collectors.joining("\n")),
            IntStream.range(0, result.rows().size())
                .mapToObj(this::rows)
                .collect(Collectors.joining("\n")));
  }

  private Stream<Sample> samples() {
    return Stream.concat(
        result.firsts().stream().flatMap(pair -> Stream.of(pair.reference(), pair.portal())),
        result.agains().stream());
  }

  /** Whether the simulated fleet was what anybody waited for. */
  private String bottleneck() {
    double reference = most(result.firsts().stream().map(FleetResult.Pair::reference));
    double portal =
        most(
            Stream.concat(
                result.firsts().stream().map(FleetResult.Pair::portal), result.agains().stream()));
    return FleetReport.line(
        "The fleet's processor was busy for at most %.0f %% of a stretch of the reference client"
            + " and %.0f %% of one of the portal: the fleet was %s.",
        100 * reference,
        100 * portal,
        portal >= SATURATED
            ? "the portal's bottleneck"
            : reference >= SATURATED ? "the reference client's bottleneck" : "no bottleneck");
  }

  private static double most(Stream<Sample> samples) {
    return samples.mapToDouble(Sample::busy).max().orElse(0);
  }

  /** A sample as a row of a table. */
  static String sample(Sample s) {
    return FleetReport.line(
        "| %s | %d | %d | %.2f s | %.0f | %s | %.2f s (%.0f %%) | %.2f s | %.2f s | %s | %s | %s |",
        s.name(),
        s.clusters(),
        s.inspects(),
        s.seconds(),
        s.rate(),
        s.fetch() == 0 ? "" : FleetReport.line("%.0f", s.rateOfFetching()),
        s.fleet(),
        100 * s.busy(),
        s.portal(),
        s.database(),
        ofPortal(s, s.fetch() / 1e3),
        ofPortal(s, s.evaluate() / 1e3),
        ofPortal(s, s.record() / 1e3));
  }

  /** The reference client has no phases. */
  private static String ofPortal(Sample s, double seconds) {
    return s.fetch() == 0 ? "" : FleetReport.line("%.2f s", seconds);
  }

  private String asked(String kind) {
    FleetResult.Pair first = result.firsts().getLast();
    return FleetReport.line(
        "| %s | %s | %s | %s |",
        kind.toLowerCase(java.util.Locale.ROOT),
        first.reference().asked().get(kind).ofACluster(),
        first.portal().asked().get(kind).ofACluster(),
        result.agains().getLast().asked().get(kind).ofACluster());
  }

  private String rows(int i) {
    FleetResult.Rows rows = result.rows().get(i);
    return FleetReport.line(
        "| %d | %d | %d | %d | %d | %d |",
        i + 1,
        result.clusters(),
        rows.scans(),
        rows.mostScans(),
        rows.auditLines(),
        rows.mostAuditLines());
  }
}
