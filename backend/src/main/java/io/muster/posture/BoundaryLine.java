package io.muster.posture;

import io.muster.shared.BoundaryId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How the clusters of a boundary stand.
 *
 * @param acronym the system's acronym; empty if not said
 * @param authorizationEnds the last day of its authorization in its zone, or null if not said
 * @param late clusters whose last complete scan is older than the boundary allows, or that have
 *     none
 */
public record BoundaryLine(
    BoundaryId boundary,
    String name,
    String acronym,
    @Nullable LocalDate authorizationEnds,
    FleetSums sums,
    long late) {}
