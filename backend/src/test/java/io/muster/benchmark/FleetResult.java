package io.muster.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of a fleet of one size.
 *
 * @param containerRows containers that the first scans stored
 * @param findings findings that they opened
 * @param registering seconds that it took to register the clusters, those for warming up included
 * @param memory the portal's memory throughout
 * @param firsts the first scans, in stretches: of the reference client and of the portal in turn
 * @param agains the unchanged re-scans of the whole fleet
 * @param rows what the re-scans left in the database
 */
record FleetResult(
    int clusters,
    int containers,
    long containerRows,
    long findings,
    double registering,
    Memory memory,
    List<Pair> firsts,
    List<Sample> agains,
    List<Rows> rows) {

  /** The same clusters, asked by the reference client and right after it by the portal. */
  record Pair(Sample reference, Sample portal) {

    double ratio() {
      return portal.rateOfFetching() / reference.rate();
    }

    double ratioOverAll() {
      return portal.rate() / reference.rate();
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
  record Rows(long scans, long mostScans, long auditLines, long mostAuditLines) {}

  /** The median of the ratios of all pairs, of which each was measured within one stretch. */
  double ratio() {
    return median(Pair::ratio);
  }

  double ratioOverAll() {
    return median(Pair::ratioOverAll);
  }

  double rateOfFetching() {
    return median(pair -> pair.portal().rateOfFetching());
  }

  double rateOfReference() {
    return median(pair -> pair.reference().rate());
  }

  /** What of all stretches together the portal needed, by a part of the sample. */
  double sum(ToDoubleFunction<Sample> part) {
    return firsts.stream().map(Pair::portal).mapToDouble(part).sum();
  }

  private double median(ToDoubleFunction<Pair> figure) {
    List<Double> sorted = firsts.stream().map(figure::applyAsDouble).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
