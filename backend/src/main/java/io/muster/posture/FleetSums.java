package io.muster.posture;

/**
 * How many clusters stand how, and the sums of their figures.
 *
 * @param documented clusters that are Not a Finding only by documented exceptions; counted in
 *     {@code notAFinding} too
 * @param raw findings open by the rule alone: the sum of the three after it
 */
public record FleetSums(
    long clusters,
    long open,
    long notReviewed,
    long notApplicable,
    long notAFinding,
    long documented,
    long raw,
    long documentedFindings,
    long acceptedFindings,
    long unaddressedFindings,
    long unread) {

  /** Of no cluster. */
  public static final FleetSums NONE = new FleetSums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Findings open in the checklist. */
  public long openFindings() {
    return raw - documentedFindings;
  }

  /** These and others. */
  public FleetSums plus(FleetSums more) {
    return new FleetSums(
        clusters + more.clusters,
        open + more.open,
        notReviewed + more.notReviewed,
        notApplicable + more.notApplicable,
        notAFinding + more.notAFinding,
        documented + more.documented,
        raw + more.raw,
        documentedFindings + more.documentedFindings,
        acceptedFindings + more.acceptedFindings,
        unaddressedFindings + more.unaddressedFindings,
        unread + more.unread);
  }
}
