package io.muster.posture;

import io.muster.exceptions.Terms;
import io.muster.findings.Findings;
import io.muster.identity.Scope;
import io.muster.inventory.OutOfServicePeriods;
import io.muster.scans.Scan;
import io.muster.scans.ScanStatus;
import io.muster.scans.Scans;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what is known of a cluster at an instant, from dated rows alone. */
@Component
class Knowledge {

  private final InputRows inputs;
  private final Scans scans;
  private final Findings findings;
  private final OutOfServicePeriods outOfService;
  private final Terms terms;

  Knowledge(
      InputRows inputs,
      Scans scans,
      Findings findings,
      OutOfServicePeriods outOfService,
      Terms terms) {
    this.inputs = inputs;
    this.scans = scans;
    this.findings = findings;
    this.outOfService = outOfService;
    this.terms = terms;
  }

  /** All that was known; nothing before the cluster was registered or after it was retired. */
  Optional<Known> at(ClusterId cluster, Instant t) {
    return inputs
        .at(cluster, t)
        .map(
            i -> {
              Optional<Scan> last = scans.lastSayingAt(cluster, t, Scope.EVERYTHING);
              return new Known(
                  i,
                  last.map(PastScan::of),
                  last.filter(s -> s.status() == ScanStatus.COMPLETED)
                      .or(() -> scans.lastCompleteAt(cluster, t, Scope.EVERYTHING))
                      .map(PastScan::of),
                  findings.openAt(cluster, t, Scope.EVERYTHING),
                  outOfService.decidedAt(cluster, t, Scope.EVERYTHING),
                  terms.endingAfter(cluster, t, Scope.EVERYTHING).stream()
                      .filter(term -> !term.decidedAt().isAfter(t))
                      .toList());
            });
  }
}
