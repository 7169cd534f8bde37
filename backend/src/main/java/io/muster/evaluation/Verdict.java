package io.muster.evaluation;

/** The four answers a checklist knows. */
public enum Verdict {
  OPEN("Open"),
  NOT_REVIEWED("Not Reviewed"),
  NOT_APPLICABLE("Not Applicable"),
  NOT_A_FINDING("Not a Finding");

  private final String title;

  Verdict(String title) {
    this.title = title;
  }

  /** The verdict in the words of a checklist. */
  public String title() {
    return title;
  }
}
