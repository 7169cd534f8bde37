package io.muster.clusters;

import java.time.Duration;
import java.time.ZoneId;

/**
 * The settings of a boundary that move verdicts, as they are in force at some instant.
 *
 * @param allowedAge how old the last complete scan may be before the verdict is Not Reviewed: 1 to
 *     35 days
 * @param systemLabel the label whose presence makes a container a system container
 * @param reinspection after how long a container already inspected is inspected again
 * @param zone the zone whose days the boundary counts in
 */
public record BoundaryPolicy(
    Duration allowedAge, String systemLabel, Duration reinspection, ZoneId zone) {

  /** The label MKE puts on its own containers. Source: rule V-260930, check text. */
  public static final String MKE_SYSTEM_LABEL = "com.docker.ucp.version";

  /** What holds where nobody decided otherwise. */
  public static final BoundaryPolicy DEFAULT =
      new BoundaryPolicy(
          Duration.ofDays(7), MKE_SYSTEM_LABEL, Duration.ofDays(7), ZoneId.of("UTC"));
}
