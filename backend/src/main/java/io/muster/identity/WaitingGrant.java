package io.muster.identity;

import io.muster.shared.AccountId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deciding role that waits for a second administrator.
 *
 * @param username of the account that is to hold it
 * @param askedBy the account of the administrator who wants it granted; null for the portal itself
 * @param asker that account's user name
 * @param claimedFrom the issuer of whose claim it comes; null if a person asked
 */
public record WaitingGrant(
    UUID id,
    AccountId account,
    String username,
    Grant grant,
    Instant askedAt,
    @Nullable AccountId askedBy,
    String asker,
    @Nullable String claimedFrom) {}
