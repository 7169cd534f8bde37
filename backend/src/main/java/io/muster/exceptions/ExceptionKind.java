package io.muster.exceptions;

/** What an exception does. The two never mix in one. */
public enum ExceptionKind {
  /**
   * A system container that must share the host's PID namespace is named in the system security
   * plan. Whether that counts as Not a Finding is the policy of the boundary's AO.
   */
  DOCUMENTED("Documented"),

  /** The AO accepts the risk of a container without the system label. It stays Open. */
  RISK_ACCEPTED("Risk accepted");

  private final String word;

  ExceptionKind(String word) {
    this.word = word;
  }

  /** The kind in words. */
  public String word() {
    return word;
  }

  /** Whether it may address a container that counts as system, or as not. */
  public boolean admits(boolean system) {
    return system == (this == DOCUMENTED);
  }
}
