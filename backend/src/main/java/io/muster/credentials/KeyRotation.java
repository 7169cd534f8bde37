package io.muster.credentials;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change from one key-encryption key to another.
 *
 * @param from the id of the key that wrapped before
 * @param to the id of the key that wraps from {@code beganAt} on
 * @param beganBy the user name of who began it
 * @param rewrapped how many data keys were wrapped anew so far
 * @param broken how many the last pass could not open, so that they keep the old key needed
 * @param endedAt when nothing was wrapped by another key any more, or null while it goes on
 */
public record KeyRotation(
    UUID id,
    String from,
    String to,
    Instant beganAt,
    String beganBy,
    int rewrapped,
    int broken,
    @Nullable Instant endedAt) {}
