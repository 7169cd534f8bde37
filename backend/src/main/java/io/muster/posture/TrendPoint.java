package io.muster.posture;

import java.time.Instant;

/**
 * The sums over many clusters from an instant on, until the next point.
 *
 * @param clusters how many there were
 * @param openClusters of those, how many were Open
 * @param notReviewed of those, how many were Not Reviewed although their last scan got an answer
 * @param unreachable of those, how many were Not Reviewed since their last scan failed
 * @param notApplicable of those, how many were Not Applicable
 * @param notAFinding of those, how many were Not a Finding
 * @param raw findings open by the rule alone
 * @param documented of those, documented and so not open in the checklist
 * @param accepted of those, risks that were accepted
 * @param unaddressed of those, all others
 */
public record TrendPoint(
    Instant at,
    int clusters,
    int openClusters,
    int notReviewed,
    int unreachable,
    int notApplicable,
    int notAFinding,
    int raw,
    int documented,
    int accepted,
    int unaddressed) {

  /** Nothing, as before the first cluster. */
  static TrendPoint nothing(Instant at) {
    return new TrendPoint(at, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Findings open in the checklist. */
  public int open() {
    return raw - documented;
  }

  /**
   * The share of clusters that are Not a Finding among all but those that are Not Applicable, in
   * percent; negative if there is none.
   */
  public double compliance() {
    int counted = clusters - notApplicable;
    return counted == 0 ? -1 : 100.0 * notAFinding / counted;
  }

  TrendPoint plus(TrendPoint change) {
    return new TrendPoint(
        change.at,
        clusters + change.clusters,
        openClusters + change.openClusters,
        notReviewed + change.notReviewed,
        unreachable + change.unreachable,
        notApplicable + change.notApplicable,
        notAFinding + change.notAFinding,
        raw + change.raw,
        documented + change.documented,
        accepted + change.accepted,
        unaddressed + change.unaddressed);
  }
}
