package io.muster.clusters;

/**
 * What a boundary's ISSM or AO decides that moves the verdicts of its clusters.
 *
 * @param allowedAgeDays how many days old a verdict may be: 1 to 35
 * @param systemLabel the label that makes a container a system container
 * @param reinspectionDays after how many days a container is inspected again: 1 to 35
 */
public record VerdictSettings(int allowedAgeDays, String systemLabel, int reinspectionDays) {

  /** Those among what is said about a boundary. */
  public static VerdictSettings of(BoundaryDetails said) {
    return new VerdictSettings(said.allowedAgeDays(), said.systemLabel(), said.reinspectionDays());
  }
}
