package io.muster.findings;

import io.muster.shared.BoundaryId;
import io.muster.shared.FindingId;
import java.time.Instant;

/**
 * How a finding stands for a stretch of time while it is open.
 *
 * @param boundary where it is meanwhile
 * @param system whether only system containers violate on its subject
 * @param until the first instant at which it may stand otherwise, {@link Instant#MAX} for none
 */
public record StandPeriod(
    FindingId finding,
    BoundaryId boundary,
    boolean system,
    Stand stand,
    Instant from,
    Instant until) {

  /** What addresses a finding as a whole. */
  public enum Stand {
    /** Nothing, or not all of it. */
    UNADDRESSED,

    /** All of it is addressed, but not all by documentation. */
    ACCEPTED,

    /** Each of its containers is documented. */
    DOCUMENTED
  }

  /** The same, ended at {@code end}. */
  public StandPeriod until(Instant end) {
    return new StandPeriod(finding, boundary, system, stand, from, end);
  }

  /** Whether both say the same of the same finding. */
  public boolean sameAs(StandPeriod other) {
    return finding.equals(other.finding)
        && boundary.equals(other.boundary)
        && system == other.system
        && stand == other.stand;
  }

  /** Whether it goes on from the earlier one as if that had not ended. */
  public boolean goesOnFrom(StandPeriod earlier) {
    return sameAs(earlier) && from.equals(earlier.until);
  }
}
