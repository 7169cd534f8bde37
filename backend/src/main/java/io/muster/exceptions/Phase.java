package io.muster.exceptions;

import java.time.Duration;

/** Where an approved exception is at some instant. Derived, never stored. */
public enum Phase {
  /** Decided, its first day is still to come. */
  SCHEDULED("Scheduled"),
  IN_FORCE("In force"),

  /** In force, and its end is near. */
  EXPIRING("Expiring"),
  EXPIRED("Expired"),
  REVOKED("Revoked");

  /** From when before its end an exception is expiring. */
  public static final Duration NEAR = Duration.ofDays(30);

  private final String word;

  Phase(String word) {
    this.word = word;
  }

  /** The phase in words. */
  public String word() {
    return word;
  }
}
