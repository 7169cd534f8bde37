package io.muster.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * An account's second factor: an authenticator app that holds the same key as the portal.
 *
 * @param id which it is
 * @param confirmedAt when its owner confirmed it by a right code
 * @param codesLeft how many recovery codes are left
 */
public record SecondFactor(UUID id, Instant confirmedAt, int codesLeft) {}
