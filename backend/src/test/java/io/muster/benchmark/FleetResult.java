package io.muster.benchmark;

import java.sql.SQLException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What was measured of a fleet of one size.
 *
 * @param containerRows containers that the first scans stored
 * @param findings findings that they opened
 * @param registering seconds that it took to register the clusters, those for warming up included
 * @param memory the portal's memory throughout
 * @param single first scans of one cluster at a time
 * @param together first scans of several at once
 * @param agains the unchanged re-scans of the whole fleet
 * @param rows what the re-scans left in the database
 */
record FleetResult(
    int clusters,
    long containerRows,
    long findings,
    double registering,
    Memory memory,
    Pairs single,
    Pairs together,
    List<Sample> agains,
    List<Rows> rows) {

  /** The same clusters, asked by the reference client and right after it by the portal. */
  record Pair(Sample reference, Sample portal) {}

  /** All pairs of a kind. */
  record Pairs(List<Pair> list) {

    /** The median of a figure of each pair, so that a ratio compares neighbours. */
    double median(ToDoubleFunction<Pair> figure) {
      List<Double> sorted = list.stream().map(figure::applyAsDouble).sorted().toList();
      return sorted.get(sorted.size() / 2);
    }

    /** The sum of a figure of the portal's samples. */
    double sum(ToDoubleFunction<Sample> figure) {
      return list.stream().map(Pair::portal).mapToDouble(figure).sum();
    }
  }

  /**
   * The portal's memory in MiB.
   *
   * @param heap used of the heap at the most
   * @param collected used of it at the most right after a collection
   * @param lives what of it lives at the end
   * @param resident of the whole process at the most
   */
  record Memory(int heap, int collected, int lives, int resident) {

    static Memory read(String line, int resident) {
      String[] words = line.split(" ");
      return new Memory(
          Integer.parseInt(words[0]),
          Integer.parseInt(words[1]),
          Integer.parseInt(words[2]),
          resident);
    }
  }

  /** What one re-scan of the fleet added, in all and to one cluster at the most. */
  record Rows(long scans, long mostScans, long auditLines, long mostAuditLines) {

    static Rows since(PortalRows.Stored before, PortalRows rows) throws SQLException {
      PortalRows.Stored now = rows.stored();
      return new Rows(
          now.scans() - before.scans(),
          rows.mostScansOfACluster(before),
          now.audit() - before.audit(),
          rows.mostAuditLinesOfACluster(before));
    }
  }

  /** How many seconds the portal took for the first scans of all. */
  double secondsOfFirstScans() {
    return single.sum(Sample::seconds) + together.sum(Sample::seconds);
  }

  /** Every sample of the reference client. */
  Stream<Sample> ofReference() {
    return pairs().map(Pair::reference);
  }

  /** Every sample of the portal. */
  Stream<Sample> ofPortal() {
    return Stream.concat(pairs().map(Pair::portal), agains.stream());
  }

  Stream<Pair> pairs() {
    return Stream.concat(single.list().stream(), together.list().stream());
  }
}
