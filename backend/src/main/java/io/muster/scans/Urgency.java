package io.muster.scans;

/**
 * Why a scan was asked for, which decides who goes first: people before events before schedules.
 */
public enum Urgency {
  SCHEDULE(0, "by its schedule"),
  WATCH(50, "after an event"),
  PERSON(100, "by a person");

  private final int priority;
  private final String words;

  Urgency(int priority, String words) {
    this.priority = priority;
    this.words = words;
  }

  /** The higher, the sooner. */
  int priority() {
    return priority;
  }

  /** Who asked, in words. */
  public String words() {
    return words;
  }
}
