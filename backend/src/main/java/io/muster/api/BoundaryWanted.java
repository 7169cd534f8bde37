package io.muster.api;

import io.muster.clusters.BoundaryDetails;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A boundary as asked for. What is absent is empty, or the default that a new boundary has.
 *
 * @param authorizationEnds the last day of the authorization, in the boundary's zone
 * @param version the version that was read: what somebody else saved since is not undone then
 */
record BoundaryWanted(
    @Nullable String name,
    @Nullable String systemName,
    @Nullable String emassId,
    @Nullable String acronym,
    @Nullable String aoName,
    @Nullable String issmName,
    @Nullable LocalDate authorizationEnds,
    @Nullable String timeZone,
    @Nullable Integer allowedAgeDays,
    @Nullable String systemLabel,
    @Nullable Integer reinspectionDays,
    @Nullable UUID version) {

  /** Of a boundary that is not there yet. */
  BoundaryDetails details() {
    return over(BoundaryDetails.named(""));
  }

  /** Of one that is: of the settings that move verdicts, what is absent stays. */
  BoundaryDetails over(BoundaryDetails before) {
    BoundaryDetails usual = BoundaryDetails.named(or(name, ""));
    return new BoundaryDetails(
        usual.name(),
        or(systemName, ""),
        or(emassId, ""),
        or(acronym, ""),
        or(aoName, ""),
        or(issmName, ""),
        authorizationEnds,
        or(timeZone, usual.timeZone()),
        or(allowedAgeDays, before.allowedAgeDays()),
        or(systemLabel, before.systemLabel()),
        or(reinspectionDays, before.reinspectionDays()));
  }

  private static <T> T or(@Nullable T said, T otherwise) {
    return said == null ? otherwise : said;
  }
}
