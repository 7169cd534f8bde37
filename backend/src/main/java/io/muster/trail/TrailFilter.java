package io.muster.trail;

import io.muster.shared.BoundaryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit log.
 *
 * @param who the user name, or the name of the portal's job; empty for any
 * @param action the beginning of what was done, such as {@code exception.}; empty for any
 * @param subject the id of what it was done to, or its kind; empty for any
 * @param request the id of the request; empty for any
 * @param boundary only what belongs to it, or null for any
 * @param from the first instant, or null for any
 * @param until the instant after the last, or null for any
 */
public record TrailFilter(
    String who,
    String action,
    String subject,
    String request,
    @Nullable BoundaryId boundary,
    @Nullable Instant from,
    @Nullable Instant until) {}
