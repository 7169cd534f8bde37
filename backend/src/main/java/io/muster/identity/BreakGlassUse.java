package io.muster.identity;

import io.muster.shared.AccountId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in to the break-glass account, or that it was made at start, for which somebody answers.
 *
 * @param username of the break-glass account
 * @param at when
 * @param atStart whether whoever started the portal had the account made, which is no sign-in
 * @param closedAt when somebody answered for it, null while it is open
 * @param closedBy the display name of who did
 * @param remark what they found out
 */
public record BreakGlassUse(
    UUID id,
    AccountId account,
    String username,
    Instant at,
    boolean atStart,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable String remark) {

  /** What happened, to stand before or above its time. */
  public String what() {
    return atStart ? "made at start" : "signed in";
  }

  /** Whether somebody has yet to answer for it. */
  public boolean open() {
    return closedAt == null;
  }
}
