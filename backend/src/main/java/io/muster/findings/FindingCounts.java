package io.muster.findings;

/**
 * How many findings there are.
 *
 * @param raw how many have not ended
 * @param documented how many of those are documented
 * @param accepted how many of those are accepted
 * @param ended how many ended
 */
public record FindingCounts(long raw, long documented, long accepted, long ended) {

  /** How many are in a state. */
  public long of(FindingFilter.State state) {
    return switch (state) {
      case RAW -> raw;
      case OPEN -> raw - documented;
      case UNADDRESSED -> raw - documented - accepted;
      case ACCEPTED -> accepted;
      case DOCUMENTED -> documented;
      case ENDED -> ended;
      case ANY -> raw + ended;
    };
  }
}
