package io.muster.posture;

import io.muster.findings.Findings;
import io.muster.identity.Scope;
import io.muster.inventory.OutOfServicePeriods;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what is known of a cluster at an instant, from dated rows alone. */
@Component
class Knowledge {

  private final InputRows inputs;
  private final PastScans scans;
  private final Findings findings;
  private final OutOfServicePeriods outOfService;

  Knowledge(
      InputRows inputs, PastScans scans, Findings findings, OutOfServicePeriods outOfService) {
    this.inputs = inputs;
    this.scans = scans;
    this.findings = findings;
    this.outOfService = outOfService;
  }

  /** All that was known; nothing before the cluster was registered or after it was retired. */
  Optional<Known> at(ClusterId cluster, Instant t) {
    return inputs
        .at(cluster, t)
        .map(
            i ->
                new Known(
                    i,
                    scans.lastAt(cluster, t),
                    scans.lastCompleteAt(cluster, t),
                    findings.openAt(cluster, t, Scope.EVERYTHING),
                    outOfService.decidedAt(cluster, t, Scope.EVERYTHING)));
  }
}
