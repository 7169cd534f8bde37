package io.muster.clusters.web;

import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryDetails;
import io.muster.shared.Invalid;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A boundary's form, as typed.
 *
 * @param version the version that is edited, or null while it is not there yet
 */
record BoundaryForm(
    String name,
    String systemName,
    String emassId,
    String acronym,
    String aoName,
    String issmName,
    String authorizationEnds,
    String timeZone,
    String allowedAgeDays,
    String systemLabel,
    String reinspectionDays,
    @Nullable UUID version) {

  BoundaryForm {
    name = orEmpty(name);
    systemName = orEmpty(systemName);
    emassId = orEmpty(emassId);
    acronym = orEmpty(acronym);
    aoName = orEmpty(aoName);
    issmName = orEmpty(issmName);
    authorizationEnds = orEmpty(authorizationEnds);
    timeZone = orEmpty(timeZone);
    allowedAgeDays = orEmpty(allowedAgeDays);
    systemLabel = orEmpty(systemLabel);
    reinspectionDays = orEmpty(reinspectionDays);
  }

  /** The form of a boundary that is not there yet. */
  static BoundaryForm blank() {
    return of(BoundaryDetails.named(""), null);
  }

  static BoundaryForm of(Boundary boundary) {
    return of(boundary.details(), boundary.version());
  }

  private static BoundaryForm of(BoundaryDetails details, @Nullable UUID version) {
    return new BoundaryForm(
        details.name(),
        details.systemName(),
        details.emassId(),
        details.acronym(),
        details.aoName(),
        details.issmName(),
        details.authorizationEnds() == null ? "" : details.authorizationEnds().toString(),
        details.timeZone(),
        String.valueOf(details.allowedAgeDays()),
        details.systemLabel(),
        String.valueOf(details.reinspectionDays()),
        version);
  }

  /** The same, meant to replace what another version says. */
  BoundaryForm over(UUID other) {
    return new BoundaryForm(
        name,
        systemName,
        emassId,
        acronym,
        aoName,
        issmName,
        authorizationEnds,
        timeZone,
        allowedAgeDays,
        systemLabel,
        reinspectionDays,
        other);
  }

  /**
   * What was typed about a boundary that is there. What moves its verdicts is not asked for in this
   * form; if it is sent nevertheless, it is taken as meant.
   *
   * @throws Invalid if the day is no day
   */
  BoundaryDetails over(BoundaryDetails before) {
    BoundaryForm whole =
        new BoundaryForm(
            name,
            systemName,
            emassId,
            acronym,
            aoName,
            issmName,
            authorizationEnds,
            timeZone,
            allowedAgeDays.isEmpty() ? String.valueOf(before.allowedAgeDays()) : allowedAgeDays,
            systemLabel.isEmpty() ? before.systemLabel() : systemLabel,
            reinspectionDays.isEmpty()
                ? String.valueOf(before.reinspectionDays())
                : reinspectionDays,
            version);
    return whole.details();
  }

  /**
   * What was typed, read.
   *
   * @throws Invalid if the day is no day
   */
  BoundaryDetails details() {
    return new BoundaryDetails(
        name,
        systemName,
        emassId,
        acronym,
        aoName,
        issmName,
        day(authorizationEnds.strip()),
        timeZone,
        days(allowedAgeDays),
        systemLabel,
        days(reinspectionDays));
  }

  private static @Nullable LocalDate day(String typed) {
    try {
      return typed.isEmpty() ? null : LocalDate.parse(typed);
    } catch (DateTimeParseException notADay) {
      throw new Invalid(
          "authorizationEnds", "Write the day as year-month-day, such as 2027-06-30.");
    }
  }

  /** What is no number becomes one that the rule refuses with its own sentence. */
  private static int days(String typed) {
    try {
      return Integer.parseInt(typed.strip());
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }

  private static String orEmpty(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "");
  }
}
