package io.muster.api;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What somebody was told.
 *
 * @param at the instant that it was about
 * @param asked how to ask the same again, of then
 */
record Told(Instant at, String address, String answer, Callable<String> asked) {

  private static final int AROUND = 200;

  String again() throws Exception {
    return asked.call();
  }

  /** Whether it is more than that there is nothing. */
  boolean something() {
    return !answer.equals("404");
  }

  /** Where what is told of then now begins to differ, in a line; empty if it is the same. */
  Optional<String> difference() throws Exception {
    String again = again();
    if (again.equals(answer)) {
      return Optional.empty();
    }
    int from = 0;
    while (from < Math.min(answer.length(), again.length())
        && answer.charAt(from) == again.charAt(from)) {
      from++;
    }
    return Optional.of(
        "%s as of %s: was told …%s… and is told …%s…"
            .formatted(address, at, around(answer, from), around(again, from)));
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND));
  }
}
