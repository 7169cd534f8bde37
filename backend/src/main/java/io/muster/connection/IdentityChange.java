package io.muster.connection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Another identity than the pinned one answered, and no person has confirmed it yet.
 *
 * @param observed what answered last
 * @param from since when
 * @param differences what differs, a sentence each, never empty
 */
public record IdentityChange(
    UUID id, ObservedIdentity observed, Instant from, List<String> differences) {}
