package io.muster.findings;

/** How a finding ended. */
public enum Ending {
  /** The subject is still there and violates no more. */
  FIXED("Fixed"),
  /** No container of the subject is there any more. */
  GONE("Gone"),
  /** A person confirmed that the subject's node left the cluster. */
  NODE_LEFT("Node left"),
  /** The cluster was retired while the finding was open: nobody saw it fixed. */
  UNRESOLVED("Unresolved");

  private final String title;

  Ending(String title) {
    this.title = title;
  }

  /** The ending in words. */
  public String title() {
    return title;
  }

  /** Whether only a scan can end a finding so. */
  boolean byScan() {
    return this == FIXED || this == GONE;
  }
}
