package io.muster.clusters;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What people say about an authorization boundary: as typed when handed to {@link
 * BoundaryManagement}, checked when read from a {@link Boundary}. Texts are empty where nothing was
 * entered.
 *
 * @param name unique among boundaries, whatever the case
 * @param systemName the system's name as the security plan gives it
 * @param emassId the system's number in eMASS
 * @param acronym the system's acronym
 * @param aoName the authorizing official
 * @param issmName the information system security manager
 * @param authorizationEnds the last day of the authorization in the boundary's zone, or null
 * @param timeZone the zone whose days the boundary counts in, such as {@code UTC}
 * @param allowedAgeDays how many days old a verdict may be: 1 to 35
 * @param systemLabel the label that makes a container a system container
 * @param reinspectionDays after how many days a container is inspected again: 1 to 35
 */
@Embeddable
public record BoundaryDetails(
    @Column(name = "name") String name,
    @Column(name = "system_name") String systemName,
    @Column(name = "emass_id") String emassId,
    @Column(name = "acronym") String acronym,
    @Column(name = "ao_name") String aoName,
    @Column(name = "issm_name") String issmName,
    @Column(name = "authorization_ends") @Nullable LocalDate authorizationEnds,
    @Column(name = "time_zone") String timeZone,
    @Column(name = "allowed_age_days") int allowedAgeDays,
    @Column(name = "system_label") String systemLabel,
    @Column(name = "reinspection_days") int reinspectionDays) {

  /** A boundary of which only the name is said. */
  public static BoundaryDetails named(String name) {
    return new BoundaryDetails(
        name, "", "", "", "", "", null, "UTC", 7, BoundaryPolicy.MKE_SYSTEM_LABEL, 7);
  }

  /** The same under another name. */
  public BoundaryDetails withName(String other) {
    return new BoundaryDetails(
        other,
        systemName,
        emassId,
        acronym,
        aoName,
        issmName,
        authorizationEnds,
        timeZone,
        allowedAgeDays,
        systemLabel,
        reinspectionDays);
  }

  /** The same in another time zone. */
  public BoundaryDetails withTimeZone(String other) {
    return new BoundaryDetails(
        name,
        systemName,
        emassId,
        acronym,
        aoName,
        issmName,
        authorizationEnds,
        other,
        allowedAgeDays,
        systemLabel,
        reinspectionDays);
  }

  /** The same with another system label. */
  public BoundaryDetails withSystemLabel(String other) {
    return new BoundaryDetails(
        name,
        systemName,
        emassId,
        acronym,
        aoName,
        issmName,
        authorizationEnds,
        timeZone,
        allowedAgeDays,
        other,
        reinspectionDays);
  }

  /** The same with another allowed age, in days. */
  public BoundaryDetails withAllowedAgeDays(int other) {
    return new BoundaryDetails(
        name,
        systemName,
        emassId,
        acronym,
        aoName,
        issmName,
        authorizationEnds,
        timeZone,
        other,
        systemLabel,
        reinspectionDays);
  }

  /** The same with other settings that move verdicts. */
  BoundaryDetails with(VerdictSettings other) {
    return new BoundaryDetails(
        name,
        systemName,
        emassId,
        acronym,
        aoName,
        issmName,
        authorizationEnds,
        timeZone,
        other.allowedAgeDays(),
        other.systemLabel(),
        other.reinspectionDays());
  }

  /** The settings among these that move verdicts. */
  public BoundaryPolicy policy() {
    return new BoundaryPolicy(
        Duration.ofDays(allowedAgeDays),
        systemLabel,
        Duration.ofDays(reinspectionDays),
        ZoneId.of(timeZone));
  }
}
