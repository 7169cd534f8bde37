package io.muster.exports;

import io.muster.shared.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * For when an export speaks, and when it was made.
 *
 * @param asOf the instant whose truth it tells; never after {@code producedAt}
 * @param producedAt the instant at which it is made
 */
public record Moment(Instant asOf, Instant producedAt) {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final String FORMS =
      "An instant reads like 2026-11-27T14:30Z, a day like 2026-11-27.";

  /** The present. */
  public static Moment now(Instant now) {
    return new Moment(now, now);
  }

  /**
   * Reads an instant: with a zone, or without one in UTC; a day means its last instant in UTC,
   * today means now; nothing means now.
   *
   * @throws Invalid on {@code asOf} if it is no instant, or lies ahead
   */
  public static Moment read(@Nullable String said, Instant now) {
    if (said == null || said.isBlank()) {
      return now(now);
    }
    Instant asOf = instant(said.strip(), now);
    if (asOf.isAfter(now)) {
      throw new Invalid("asOf", "Nobody can export what is still to come: choose a past instant.");
    }
    return new Moment(asOf, now);
  }

  /** The name of a file that tells of this instant. */
  public String fileName(String what, String ending) {
    return what + "-" + NAME.format(asOf) + ending;
  }

  private static Instant instant(String said, Instant now) {
    try {
      if (said.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        LocalDate day = LocalDate.parse(said);
        boolean today = day.equals(LocalDate.ofInstant(now, ZoneOffset.UTC));
        return today
            ? now
            : day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1000);
      }
      return said.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
          ? OffsetDateTime.parse(said).toInstant()
          : LocalDateTime.parse(said).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException unread) {
      throw new Invalid("asOf", FORMS);
    }
  }
}
