package io.muster.integrity;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.findings.Discrepancy;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a check or a rebuild has to say of one cluster. */
sealed interface IntegrityEvent extends Auditable {

  ClusterId cluster();

  /** The boundary that the cluster is in, if it is not retired. */
  Optional<BoundaryId> boundary();

  /** What was not as it should be; never none. */
  List<Discrepancy> differences();

  Who by();

  /** What happened, for the log. */
  String action();

  @Override
  default AuditLine auditLine() {
    return new AuditLine(
        by(),
        action(),
        "cluster",
        cluster().toString(),
        boundary().orElse(null),
        Map.of("differences", differences().size(), "first", differences().getFirst().what()));
  }

  /** A check found differences. */
  record Differs(
      ClusterId cluster, Optional<BoundaryId> boundary, List<Discrepancy> differences, Who by)
      implements IntegrityEvent {

    @Override
    public String action() {
      return "integrity.differs";
    }
  }

  /** What differed was written anew. */
  record Rebuilt(
      ClusterId cluster, Optional<BoundaryId> boundary, List<Discrepancy> differences, Who by)
      implements IntegrityEvent {

    @Override
    public String action() {
      return "integrity.rebuilt";
    }
  }
}
