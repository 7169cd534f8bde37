package io.muster.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An identity by which an account is, or was, signed in to from outside.
 *
 * @param linkedBy the user name of who linked it, or what the portal's job is called
 * @param unlinkedAt when it opened the account no more; null while it does
 * @param unlinkedBy the user name of who unlinked it
 */
public record SignInIdentity(
    UUID id,
    OutsideIdentity outside,
    Instant linkedAt,
    String linkedBy,
    @Nullable Instant unlinkedAt,
    @Nullable String unlinkedBy) {

  /** Whether it opens the account. */
  public boolean linked() {
    return unlinkedAt == null;
  }
}
