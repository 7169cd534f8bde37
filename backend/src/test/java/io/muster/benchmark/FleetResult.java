package io.muster.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of a fleet of one size.
 *
 * @param heaps the portal's heap in MiB: at the most, at the most after a collection, and what
 *     lives at the end
 * @param registering seconds that it took to register the clusters
 * @param firsts the first scans, in stretches: of the reference client and of the portal in turn
 * @param agains the unchanged re-scans of the whole fleet
 * @param rows what the re-scans left in the database
 */
record FleetResult(
    int clusters,
    int containers,
    int containerRows,
    int findings,
    double registering,
    List<Integer> heaps,
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
