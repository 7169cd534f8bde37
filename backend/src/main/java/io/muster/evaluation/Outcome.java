package io.muster.evaluation;

/** What the rule says of one container. */
public enum Outcome {
  /** It shares the host's PID namespace by its own PID mode. */
  HOST,
  /** It joined a container that shares, or shared when last read, the host's PID namespace. */
  INHERITED,
  /** It runs in the namespace of a container that nobody ever read: unproven, so a violation. */
  UNPROVEN,
  /** It could not be read, or its chain could not be followed. */
  UNREAD,
  /** Kubernetes manages it: the rule does not apply to it. */
  NOT_APPLICABLE,
  /** It is stopped and what it joined is gone: the engine refuses to start it. */
  CANNOT_START,
  /** It has a PID namespace apart from the host's. */
  PRIVATE;

  /** Whether the container violates the rule. */
  public boolean violation() {
    return switch (this) {
      case HOST, INHERITED, UNPROVEN -> true;
      case UNREAD, NOT_APPLICABLE, CANNOT_START, PRIVATE -> false;
    };
  }
}
