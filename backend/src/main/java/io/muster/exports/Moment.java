package io.muster.exports;

import io.muster.ui.AsOf;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
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

  /**
   * Reads an instant as {@link AsOf} does; nothing means now.
   *
   * @throws io.muster.shared.Invalid on {@code asOf} if it is no instant, or lies ahead
   */
  public static Moment read(@Nullable String said, Instant now) {
    return new Moment(AsOf.read(Objects.requireNonNullElse(said, "").strip(), now).at(), now);
  }

  /** The name of a file that tells of this instant. */
  public String fileName(String what, String ending) {
    return what + "-" + NAME.format(asOf) + ending;
  }
}
