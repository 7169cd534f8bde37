package io.muster.clusters.web;

import io.muster.shared.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom an AO names their representative, as typed.
 *
 * @param until the last day, in the boundary's zone
 */
record RepresentativeForm(@Nullable String username, @Nullable String until) {

  static final RepresentativeForm EMPTY = new RepresentativeForm("", "");

  RepresentativeForm {
    username = Objects.requireNonNullElse(username, "").strip();
    until = Objects.requireNonNullElse(until, "").strip();
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
      throw new Invalid("until", "Write the last day as year-month-day, such as 2027-06-30.");
    }
  }
}
