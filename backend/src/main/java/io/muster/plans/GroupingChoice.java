package io.muster.plans;

import java.time.Instant;

/**
 * That an ISSM chose how a boundary's plans are grouped.
 *
 * @param version counts from 1
 * @param from since when it holds
 */
public record GroupingChoice(
    int version, Instant from, Grouping grouping, String username, String displayName) {}
