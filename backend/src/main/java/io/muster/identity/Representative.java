package io.muster.identity;

import io.muster.shared.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom an AO of a boundary named their representative.
 *
 * @param from since when
 * @param until the first instant after it, as said when they were named; null only for one named
 *     before an end was asked for
 * @param namedBy the user name of who named them
 * @param endedAt when it was ended before its time, or null
 * @param endedBy the user name of who ended it, or null
 */
public record Representative(
    AccountId account,
    String username,
    String displayName,
    Instant from,
    @Nullable Instant until,
    String namedBy,
    @Nullable Instant endedAt,
    @Nullable String endedBy) {

  /** Whether they represented the AO at an instant, which may be now. */
  public boolean heldAt(Instant at) {
    return !at.isBefore(from)
        && (endedAt == null || at.isBefore(endedAt))
        && (until == null || at.isBefore(until));
  }
}
