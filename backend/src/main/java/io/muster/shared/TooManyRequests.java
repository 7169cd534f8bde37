package io.muster.shared;

import java.time.Duration;

/** More was asked for in a short time than is answered; says when the next is. */
public class TooManyRequests extends RuntimeException implements Problem {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  /**
   * @param sentence what there was too much of
   * @param wait how long until the next is answered
   */
  public TooManyRequests(String sentence, Duration wait) {
    super(sentence);
    this.wait = wait;
  }

  @Override
  public Kind kind() {
    return Kind.TOO_MANY;
  }

  @Override
  public String sentence() {
    return getMessage() + " It takes the next " + inWords(retryAfter()) + ".";
  }

  /** Whole seconds until the next is answered, at least one: the header {@code Retry-After}. */
  public long retryAfter() {
    return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
  }

  private static String inWords(long seconds) {
    if (seconds == 1) {
      return "in a second";
    }
    return seconds <= 90 ? "in " + seconds + " seconds" : "in " + (seconds + 59) / 60 + " minutes";
  }
}
