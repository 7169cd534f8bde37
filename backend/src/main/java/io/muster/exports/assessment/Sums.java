package io.muster.exports.assessment;

import io.muster.posture.Standing;

/**
 * How many clusters stood how, and the sums of their findings. What no scan read is not in the
 * findings.
 */
final class Sums {

  private int clusters;
  private int open;
  private int notReviewed;
  private int documentedOnly;
  private int notAFinding;
  private int notApplicable;
  private int raw;
  private int documented;
  private int accepted;
  private int unaddressed;

  /** Counts a cluster. */
  void add(Standing standing) {
    clusters++;
    switch (standing.verdict()) {
      case OPEN -> open++;
      case NOT_REVIEWED -> notReviewed++;
      case NOT_APPLICABLE -> notApplicable++;
      case NOT_A_FINDING -> {
        notAFinding++;
        documentedOnly += standing.passesByDocumentation() ? 1 : 0;
      }
    }
    raw += standing.raw();
    documented += standing.documented();
    accepted += standing.accepted();
    unaddressed += standing.unaddressed();
  }

  /** How many clusters there are. */
  public int clusters() {
    return clusters;
  }

  /** How many are Open. */
  public int open() {
    return open;
  }

  /** How many are Not Reviewed. */
  public int notReviewed() {
    return notReviewed;
  }

  /** How many are Not a Finding, those by documented exceptions only among them. */
  public int notAFinding() {
    return notAFinding;
  }

  /** How many are Not a Finding by documented exceptions only. */
  public int documentedOnly() {
    return documentedOnly;
  }

  /** How many are Not Applicable. */
  public int notApplicable() {
    return notApplicable;
  }

  /** The findings by the rule alone: the sum of the three after it. */
  public int raw() {
    return raw;
  }

  /** The findings that are documented. */
  public int documented() {
    return documented;
  }

  /** The findings whose risk is accepted. */
  public int accepted() {
    return accepted;
  }

  /** The findings that nothing addresses. */
  public int unaddressed() {
    return unaddressed;
  }
}
