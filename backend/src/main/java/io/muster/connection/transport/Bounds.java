package io.muster.connection.transport;

import java.time.Duration;

/**
 * What one call may cost.
 *
 * @param deadline how long it may take over all
 * @param bytes how long the body may be
 */
public record Bounds(Duration deadline, long bytes) {}
