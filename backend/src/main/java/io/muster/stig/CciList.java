package io.muster.stig;

import java.time.Instant;
import java.util.UUID;

/** DISA's list of control correlation identifiers as it was imported. */
public record CciList(
    UUID id,
    String version,
    String fileName,
    String sha256,
    int items,
    Instant importedAt,
    String importedBy) {}
