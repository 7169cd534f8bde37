package io.muster.clusters;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.clusters.ProposedChange.Ending;
import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What happened to a proposed change of a cluster's identity. */
public sealed interface ChangeEvent extends Auditable {

  /** What it is about. */
  ProposedChange change();

  /** Somebody proposed it. */
  record Made(ProposedChange change, BoundaryId boundary, Who who) implements ChangeEvent {
    @Override
    public AuditLine auditLine() {
      return line(who, "proposed", boundary, change);
    }
  }

  /**
   * It was confirmed: the module whose part it is puts it into use, in the same transaction.
   *
   * @param actor who confirmed it
   */
  record Confirmed(ProposedChange change, BoundaryId boundary, Actor actor) implements ChangeEvent {
    @Override
    public AuditLine auditLine() {
      return line(actor.who(), "confirmed", boundary, change);
    }
  }

  /** It ended without taking effect: what was kept for it is forgotten. */
  record Dropped(ProposedChange change, BoundaryId boundary, Who who) implements ChangeEvent {
    @Override
    public AuditLine auditLine() {
      String outcome = Objects.requireNonNull(change.ending()).outcome().name();
      return line(who, outcome.toLowerCase(java.util.Locale.ROOT), boundary, change);
    }
  }

  private static AuditLine line(Who who, String verb, BoundaryId boundary, ProposedChange change) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("change", change.id().toString());
    details.put("part", change.part().name());
    details.put("before", change.from());
    details.put("after", change.to());
    details.put("reason", change.reason());
    details.put("proposedBy", change.madeBy());
    Ending ending = change.ending();
    if (ending != null && !ending.remark().isEmpty()) {
      details.put("remark", ending.remark());
    }
    return new AuditLine(
        who, "proposal." + verb, "cluster", change.cluster().toString(), boundary, details);
  }
}
