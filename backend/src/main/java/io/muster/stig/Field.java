package io.muster.stig;

/**
 * A text of a rule. XCCDF, CKL and CKLB name them differently; here each has one name. Not every
 * format carries every field: what a file does not say is empty.
 */
public enum Field {
  TITLE("Title"),
  RULE_ID("Rule ID"),
  RULE_VERSION("STIG ID"),
  GROUP_TITLE("SRG"),
  WEIGHT("Weight"),
  DISCUSSION("Discussion"),
  CHECK_CONTENT("Check"),
  FIX_TEXT("Fix"),
  FALSE_POSITIVES("False positives"),
  FALSE_NEGATIVES("False negatives"),
  DOCUMENTABLE("Documentable"),
  MITIGATIONS("Mitigations"),
  SEVERITY_OVERRIDE_GUIDANCE("Severity override guidance"),
  POTENTIAL_IMPACTS("Potential impacts"),
  THIRD_PARTY_TOOLS("Third-party tools"),
  MITIGATION_CONTROL("Mitigation control"),
  RESPONSIBILITY("Responsibility"),
  IA_CONTROLS("IA controls"),
  /** What stands in a rule's description beside the fields above. */
  DESCRIPTION_REST("Description, other"),
  CHECK_ID("Check id"),
  FIX_ID("Fix id"),
  GROUP_DESCRIPTION("Group description", false),
  CHECK_REF_HREF("Check file", false),
  CHECK_REF_NAME("Check name", false),
  REFERENCE_TITLE("Reference title", false),
  REFERENCE_PUBLISHER("Reference publisher", false),
  REFERENCE_TYPE("Reference type", false),
  REFERENCE_SUBJECT("Reference subject", false),
  REFERENCE_IDENTIFIER("Target key", false),
  CLASSIFICATION("Classification", false),
  STIG_REF("STIG reference", false),
  STIG_UUID("STIG UUID", false),
  UUID("UUID", false);

  private final String label;
  private final boolean inEveryFormat;

  Field(String label) {
    this(label, true);
  }

  Field(String label, boolean inEveryFormat) {
    this.label = label;
    this.inEveryFormat = inEveryFormat;
  }

  /** What people call it. */
  public String label() {
    return label;
  }

  /** Whether all formats have it, so that its absence from one of two releases says something. */
  public boolean inEveryFormat() {
    return inEveryFormat;
  }
}
