package io.muster.api;

import io.muster.stig.Release;
import io.muster.stig.SourceFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A release of a STIG as the API tells it.
 *
 * @param release version and release, such as V2R1
 * @param inEffect whether it is the one in effect now
 * @param sha256 of the document, however it was packed
 */
record BenchmarkView(
    UUID id,
    String stig,
    String title,
    String release,
    LocalDate releasedOn,
    boolean inEffect,
    int rules,
    SourceFormat format,
    String file,
    String sha256,
    Instant importedAt,
    String importedBy,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnBecause) {

  static BenchmarkView of(Release release, boolean inEffect) {
    return new BenchmarkView(
        release.id().value(),
        release.stigId(),
        release.title(),
        release.name(),
        release.releasedOn(),
        inEffect,
        release.rules(),
        release.format(),
        release.fileName(),
        release.sha256(),
        release.importedAt(),
        release.importedBy(),
        release.withdrawnAt(),
        release.withdrawnBecause());
  }
}
