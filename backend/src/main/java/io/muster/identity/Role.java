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

  /** The role in words. */
  public String title() {
    return title;
  }
}
