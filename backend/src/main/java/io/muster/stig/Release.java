package io.muster.stig;

import io.muster.shared.ReleaseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A release of a STIG as it was imported.
 *
 * @param stigId the benchmark's id, the same in all releases
 * @param version and {@code number}: the release is said as V2R1
 * @param releasedOn the benchmark date, from which it is in effect
 * @param releaseInfo the line that says number and date, as the source has it
 * @param facts what else the source says of the whole: notice, description, UUID and the like
 * @param fileName the name under which its document came, in an archive or alone
 * @param sha256 of that document, however it was packed
 * @param rules how many it has
 * @param withdrawnAt since when it is not to be used, null while it is
 */
public record Release(
    ReleaseId id,
    String stigId,
    String title,
    String version,
    int number,
    LocalDate releasedOn,
    String releaseInfo,
    Map<String, String> facts,
    SourceFormat format,
    String fileName,
    String sha256,
    int rules,
    Instant importedAt,
    String importedBy,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnBecause) {

  public Release {
    facts = Map.copyOf(facts);
  }

  /** Version and release as people say them: {@code V2R1}. */
  public String name() {
    return "V" + version + "R" + number;
  }

  /** Whether it may no longer be used. */
  public boolean withdrawn() {
    return withdrawnAt != null;
  }
}
