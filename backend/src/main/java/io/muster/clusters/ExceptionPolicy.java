package io.muster.clusters;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What the authorizing official of a boundary decided about its exceptions.
 *
 * @param documentedCounts what documented system containers count as
 * @param longestDays how many days an exception may last at most: 1 to {@link #MOST_DAYS}
 * @param reason why, in the AO's words; empty where nobody decided yet
 */
@Embeddable
public record ExceptionPolicy(
    @Column(name = "documented_counts") @Enumerated(EnumType.STRING)
        DocumentedCounts documentedCounts,
    @Column(name = "longest_exception_days") int longestDays,
    @Column(name = "exception_policy_reason") String reason) {

  /** The most days that may be allowed: three years, the usual term of an authorization. */
  public static final int MOST_DAYS = 1095;

  /** What holds where nobody decided otherwise. */
  public static final ExceptionPolicy DEFAULT =
      new ExceptionPolicy(DocumentedCounts.NOT_A_FINDING, 365, "");
}
