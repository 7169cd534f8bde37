package io.muster.shared;

/**
 * The portal must not start on what it found. The message says what is wrong, {@link #action()}
 * what a person can do about it.
 */
public class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String action;

  public CannotStart(String what, String action) {
    super(what);
    this.action = action;
  }

  public CannotStart(String what, String action, Throwable cause) {
    super(what, cause);
    this.action = action;
  }

  /** What a person can do about it, in one or two sentences. */
  public String action() {
    return action;
  }
}
