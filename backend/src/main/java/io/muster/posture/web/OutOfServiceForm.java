package io.muster.posture.web;

import io.muster.shared.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Until when a node is out of service and why, as typed. */
record OutOfServiceForm(@Nullable String until, @Nullable String reason) {

  OutOfServiceForm {
    until = Objects.requireNonNullElse(until, "").strip();
    reason = Objects.requireNonNullElse(reason, "");
  }

  /**
   * The end of the last day in a zone.
   *
   * @throws Invalid if the day is no day
   */
  Instant end(ZoneId zone) {
    try {
      return LocalDate.parse(until).plusDays(1).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException notADay) {
      throw new Invalid("until", "Write the day as year-month-day, such as 2027-06-30.");
    }
  }
}
