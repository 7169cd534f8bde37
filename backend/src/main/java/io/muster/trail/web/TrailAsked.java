package io.muster.trail.web;

import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import io.muster.trail.TrailFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the list of lines asks for. Days are of UTC, both included.
 *
 * @param before lines older than this number
 * @param after lines newer than this number
 */
record TrailAsked(
    @Nullable String who,
    @Nullable String action,
    @Nullable String subject,
    @Nullable String request,
    @Nullable String boundary,
    @Nullable String from,
    @Nullable String to,
    @Nullable String before,
    @Nullable String after) {

  /**
   * The filter.
   *
   * @throws Invalid if a day is none
   */
  TrailFilter filter() {
    LocalDate last = day("to", to);
    LocalDate first = day("from", from);
    return new TrailFilter(
        text(who),
        text(action),
        text(subject),
        text(request),
        text(boundary).isEmpty() ? null : BoundaryId.parse(text(boundary)),
        first == null ? null : midnight(first),
        last == null ? null : midnight(last.plusDays(1)));
  }

  /** What stands in the address, but for where in the list one is. */
  Map<String, String> parameters() {
    Map<String, String> all = new TreeMap<>();
    all.put("who", text(who));
    all.put("action", text(action));
    all.put("subject", text(subject));
    all.put("request", text(request));
    all.put("boundary", text(boundary));
    all.put("from", text(from));
    all.put("to", text(to));
    all.values().removeIf(String::isEmpty);
    return all;
  }

  @Nullable Long older() {
    return number(before);
  }

  @Nullable Long newer() {
    return number(after);
  }

  private static @Nullable Long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
  }

  private static @Nullable LocalDate day(String field, @Nullable String text) {
    try {
      return text(text).isEmpty() ? null : LocalDate.parse(text(text));
    } catch (DateTimeParseException none) {
      throw new Invalid(field, "Give a day as year-month-day, such as 2026-03-31.");
    }
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
