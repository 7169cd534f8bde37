package io.muster.clusters;

/** What a documented system container counts as in the verdict. */
public enum DocumentedCounts {
  NOT_A_FINDING,
  OPEN
}
