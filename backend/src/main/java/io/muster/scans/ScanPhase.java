package io.muster.scans;

/** What a running scan is doing. */
public enum ScanPhase {
  CONNECTING("Connecting"),
  COLLECTING("Reading containers"),
  RECORDING("Recording");

  private final String title;

  ScanPhase(String title) {
    this.title = title;
  }

  /** The phase in words. */
  public String title() {
    return title;
  }
}
