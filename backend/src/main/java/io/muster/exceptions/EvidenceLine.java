package io.muster.exceptions;

import io.muster.findings.FindingDetail;
import io.muster.findings.Subject;
import io.muster.inventory.ContainerFacts;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import java.time.Instant;

/**
 * A container in violation as a decision sees it, with all its facts.
 *
 * @param clusterName the cluster's name then
 * @param openedAt since when the finding is open
 */
public record EvidenceLine(
    ClusterId cluster,
    String clusterName,
    FindingId finding,
    Instant openedAt,
    Subject subject,
    FindingDetail detail,
    ContainerFacts facts) {

  /** What stays the same while the container is only made anew: where it is and what it is. */
  String identity(Pin pin) {
    return cluster + " " + subject + " " + pin.of(detail);
  }
}
