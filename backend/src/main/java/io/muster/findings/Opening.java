package io.muster.findings;

import java.time.Instant;

/**
 * How an episode began.
 *
 * @param at when it opened
 * @param recurred whether its subject had an episode before
 */
public record Opening(Instant at, boolean recurred) {}
