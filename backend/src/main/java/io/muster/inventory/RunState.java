package io.muster.inventory;

import java.util.Locale;

/** The state of a container as a list shows it. */
public enum RunState {
  RUNNING(true),
  PAUSED(true),
  RESTARTING(true),
  CREATED(false),
  EXITED(false),
  REMOVING(false),
  DEAD(false),
  /** A word this portal does not know; treated as live, since a missing fact never passes. */
  UNKNOWN(true);

  private final boolean live;

  RunState(boolean live) {
    this.live = live;
  }

  /** Whether the container has, or may at once have, processes. */
  public boolean live() {
    return live;
  }

  /** Reads the engine's word. */
  public static RunState of(String word) {
    try {
      return valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      return UNKNOWN;
    }
  }

  /** The word people read. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
