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
    long unread) {}
