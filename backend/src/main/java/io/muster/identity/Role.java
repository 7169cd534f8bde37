package io.muster.identity;

/** What a person may be in a boundary. */
public enum Role {
  ADMINISTRATOR("Administrator"),
  OPERATOR("Operator"),
  ISSO("Information system security officer"),
  ISSM("Information system security manager"),
  AO("Authorizing official"),
  AODR("Authorizing official's designated representative"),
  AUDITOR("Auditor");

  private final String title;

  Role(String title) {
    this.title = title;
  }

  /**
   * Whether it endorses, decides or accepts risk: such a role and administration are kept apart.
   */
  public boolean decides() {
    return this == ISSM || this == AO || this == AODR;
  }

  /** The role in words. */
  public String title() {
    return title;
  }
}
