package io.muster.posture.web;

import io.muster.shared.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From when until when a node is out of service and why, as typed. */
record OutOfServiceForm(@Nullable String from, @Nullable String until, @Nullable String reason) {

  static final OutOfServiceForm EMPTY = new OutOfServiceForm("", "", "");

  OutOfServiceForm {
    from = Objects.requireNonNullElse(from, "").strip();
    until = Objects.requireNonNullElse(until, "").strip();
    reason = Objects.requireNonNullElse(reason, "");
  }

  /**
   * The start of the first day in a zone; null if it begins at once.
   *
   * @throws Invalid if the day is no day
   */
  @Nullable Instant start(ZoneId zone) {
    return from.isEmpty() ? null : day("from", from).atStartOfDay(zone).toInstant();
  }

  /**
   * The end of the last day in a zone.
   *
   * @throws Invalid if the day is no day
   */
  Instant end(ZoneId zone) {
    return day("until", until).plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** A day as typed into a field. */
  static LocalDate day(String field, String typed) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeParseException notADay) {
      throw new Invalid(field, "Write the day as year-month-day, such as 2027-06-30.");
    }
  }
}
