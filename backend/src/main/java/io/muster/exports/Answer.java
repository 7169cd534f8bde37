package io.muster.exports;

import io.muster.posture.Standing;

/**
 * What a checklist says of the rule, in the words of each format. This is the one table of
 * meanings: every export goes by it.
 */
public enum Answer {
  /** No container violates, or each that does is documented and the AO counts that as passed. */
  COMPLIANT("NotAFinding", "not_a_finding", "pass", "satisfied", "pass"),
  /** Something violates, its risk accepted or not. */
  VIOLATED("Open", "open", "fail", "not-satisfied", "fail"),
  /** By facts or by an ISSM's word the rule does not apply. */
  NOT_APPLICABLE(
      "Not_Applicable", "not_applicable", "notapplicable", "satisfied", "not-applicable"),
  /** The last scan failed or was incomplete. */
  NOT_READ("Not_Reviewed", "not_reviewed", "error", "", ""),
  /** Never scanned, or no scan that is still good. */
  NOT_CHECKED("Not_Reviewed", "not_reviewed", "notchecked", "", "");

  private final String ckl;
  private final String cklb;
  private final String xccdf;
  private final String oscalState;
  private final String oscalReason;

  Answer(String ckl, String cklb, String xccdf, String oscalState, String oscalReason) {
    this.ckl = ckl;
    this.cklb = cklb;
    this.xccdf = xccdf;
    this.oscalState = oscalState;
    this.oscalReason = oscalReason;
  }

  /**
   * The answer for a cluster that stands so. The AO's policy on documented findings is in the
   * standing's verdict already.
   */
  public static Answer of(Standing standing) {
    return switch (standing.verdict()) {
      case OPEN -> VIOLATED;
      case NOT_A_FINDING -> COMPLIANT;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
      case NOT_REVIEWED -> lastScanReadAll(standing) ? NOT_CHECKED : NOT_READ;
    };
  }

  /** Whether the doubt is not about what the last scan read: there was none, or it read all. */
  private static boolean lastScanReadAll(Standing standing) {
    return standing.lastScan() == null || standing.lastScan().equals(standing.lastCompleteScan());
  }

  /** The STATUS of a CKL. */
  public String ckl() {
    return ckl;
  }

  /** The {@code status} of a CKLB. */
  public String cklb() {
    return cklb;
  }

  /** The result of an XCCDF rule-result. */
  public String xccdf() {
    return xccdf;
  }

  /** The state of an OSCAL finding's target; empty where there is no finding to tell. */
  public String oscalState() {
    return oscalState;
  }

  /** The reason of that state. */
  public String oscalReason() {
    return oscalReason;
  }

  /** Whether XCCDF counts the rule in a score. */
  boolean scored() {
    return switch (this) {
      case COMPLIANT, VIOLATED, NOT_READ -> true;
      case NOT_APPLICABLE, NOT_CHECKED -> false;
    };
  }
}
