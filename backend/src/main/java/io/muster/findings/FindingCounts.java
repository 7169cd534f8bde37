package io.muster.findings;

/**
 * How many findings there are.
 *
 * @param open how many are open
 * @param openSystem how many of the open ones are of system containers
 * @param ended how many ended
 */
public record FindingCounts(long open, long openSystem, long ended) {

  /** How many open ones are of containers without the system label. */
  public long openOthers() {
    return open - openSystem;
  }
}
