package io.muster.plans;

/** What people say of the progress of a plan. */
public enum PlanStatus {
  ONGOING("Ongoing"),
  DELAYED("Delayed"),

  /** Whatever is open is under a risk acceptance of the AO. */
  RISK_ACCEPTED("Risk accepted"),

  /** Nothing is open. */
  COMPLETED("Completed");

  private final String word;

  PlanStatus(String word) {
    this.word = word;
  }

  /** The status in words. */
  public String word() {
    return word;
  }
}
