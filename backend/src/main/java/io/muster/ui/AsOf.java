package io.muster.ui;

import io.muster.shared.Invalid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The instant that a page or an answer is about: now, or an earlier one that the address names.
 *
 * @param at the instant
 * @param past whether it was named, so that what is shown is not the present
 */
public record AsOf(Instant at, boolean past) {

  /** The parameter of an address that names the instant. */
  public static final String PARAMETER = "asOf";

  /** The instant as {@link #PARAMETER} says it; empty for now. */
  public String parameter() {
    return past ? at.toString() : "";
  }

  /**
   * Reads an instant as people and programs write it: {@code 2026-03-01T12:00:00Z}, without the Z,
   * without seconds, or a day, which means its last instant. All are UTC.
   *
   * @param text empty for now
   * @throws Invalid on the field {@code asOf} if it is no instant, or lies ahead
   */
  public static AsOf read(String text, Instant now) {
    if (text.isEmpty()) {
      return new AsOf(now, false);
    }
    Instant at = parsed(text);
    if (at.isAfter(now)) {
      throw new Invalid(
          PARAMETER, "This instant lies ahead: what will be is told as a forecast only.");
    }
    return new AsOf(at, true);
  }

  private static Instant parsed(String text) {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text)
            .plusDays(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .minusNanos(1000);
      }
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException none) {
      throw new Invalid(PARAMETER, "Write the instant in UTC, as 2026-03-01T12:00:00Z, or a day.");
    }
  }
}
