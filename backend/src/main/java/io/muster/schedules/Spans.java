package io.muster.schedules;

import java.time.Duration;

/** Lengths of time in words. */
final class Spans {

  private Spans() {}

  static String words(Duration span) {
    if (span.toMinutes() % 60 != 0 || span.isZero()) {
      return number(span.toMinutes(), "minute");
    }
    long hours = span.toHours();
    return hours % 24 == 0 && hours > 24 ? number(hours / 24, "day") : number(hours, "hour");
  }

  private static String number(long n, String unit) {
    return n == 1 ? "1 " + unit : n + " " + unit + "s";
  }
}
