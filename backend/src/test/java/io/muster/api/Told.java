package io.muster.api;

import java.time.Instant;
import java.util.concurrent.Callable;

/**
 * What somebody was told.
 *
 * @param at the instant that it was about
 * @param asked how to ask the same again, of then
 */
record Told(Instant at, String address, String answer, Callable<String> asked) {

  String again() throws Exception {
    return asked.call();
  }

  /** Whether it is more than that there is nothing. */
  boolean something() {
    return !answer.equals("404");
  }
}
