package io.muster.scans;

/** Where a scan stands. */
public enum ScanStatus {
  QUEUED("Queued"),
  RUNNING("Running"),
  /** Everything was read. */
  COMPLETED("Completed"),
  /** Something was read, something was not: it may open findings and ends none it did not read. */
  INCOMPLETE("Incomplete"),
  /** Nothing was read. */
  FAILED("Failed"),
  CANCELLED("Cancelled");

  private final String title;

  ScanStatus(String title) {
    this.title = title;
  }

  /** The status in words. */
  public String title() {
    return title;
  }

  /** Whether the scan is still to end. */
  public boolean open() {
    return this == QUEUED || this == RUNNING;
  }
}
