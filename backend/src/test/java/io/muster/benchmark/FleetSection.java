package io.muster.benchmark;

import java.util.List;
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

    | what | clusters | at once | inspects | took | inspects/s | while fetching | processor of the fleet | of the client or portal | of the database | fetching | evaluating | recording |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
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
            result.agains().getFirst().asked().keySet().stream()
                .map(this::asked)
                .collect(Collectors.joining("\n")),
            IntStream.range(0, result.rows().size())
                .mapToObj(this::rows)
                .collect(Collectors.joining("\n")));
  }

  private Stream<Sample> samples() {
    return Stream.concat(
        result.pairs().flatMap(pair -> Stream.of(pair.reference(), pair.portal())),
        result.agains().stream());
  }

  /** Whether the simulated fleet was what anybody waited for. */
  private String bottleneck() {
    double reference = busy(result.ofReference().toList());
    double portal = busy(result.ofPortal().toList());
    return FleetReport.line(
        "The fleet's processor was busy for %.0f %% of the reference client's time and %.0f %% of"
            + " the portal's: the fleet was %s.",
        100 * reference,
        100 * portal,
        portal >= SATURATED
            ? "the portal's bottleneck"
            : reference >= SATURATED ? "the reference client's bottleneck" : "no bottleneck");
  }

  /** Of all samples together: a short one alone is finer than the system counts. */
  private static double busy(List<Sample> samples) {
    return samples.stream().mapToDouble(sample -> sample.processor().fleet()).sum()
        / samples.stream().mapToDouble(Sample::seconds).sum();
  }

  /** A sample as a row of a table. */
  static String sample(Sample s) {
    return FleetReport.line(
        "| %s | %d | %d | %d | %.2f s | %s | %s | %.2f s (%.0f %%) | %.2f s | %.2f s | %s | %s | %s"
            + " |",
        s.name(),
        s.clusters(),
        s.atOnce(),
        s.inspects(),
        s.seconds(),
        where(s.inspects() > 0, "%.0f", s.rate()),
        where(s.inspects() > 0 && hasPhases(s) && s.atOnce() == 1, "%.0f", s.rateOfFetching()),
        s.processor().fleet(),
        100 * s.busy(),
        s.processor().client(),
        s.processor().database(),
        where(hasPhases(s), "%.2f s", s.phases().fetch() / 1e3),
        where(hasPhases(s), "%.2f s", s.phases().evaluate() / 1e3),
        where(hasPhases(s), "%.2f s", s.phases().record() / 1e3));
  }

  private static boolean hasPhases(Sample s) {
    return s.phases().fetch() > 0;
  }

  private static String where(boolean meaningful, String format, double figure) {
    return meaningful ? FleetReport.line(format, figure) : "";
  }

  private String asked(String kind) {
    FleetResult.Pair first = result.together().list().getLast();
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
