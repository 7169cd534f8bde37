package io.muster.findings;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Findings of a cluster began or ended. One event sums up what one scan, or one other event, did.
 *
 * @param began the subjects on which an episode began
 * @param ended the subjects on which one ended, with how
 */
public record LedgerChanged(
    ClusterId cluster,
    BoundaryId boundary,
    Instant at,
    LedgerReconciled.Cause cause,
    List<Subject> began,
    List<Change.Ended> ended,
    Who by)
    implements Auditable {

  /** How many subjects a line names; the rest it counts. */
  private static final int NAMED = 20;

  public LedgerChanged {
    began = List.copyOf(began);
    ended = List.copyOf(ended);
  }

  static LedgerChanged of(LedgerReconciled after, List<Change> changes, Who by) {
    List<Subject> began = new ArrayList<>();
    List<Change.Ended> ended = new ArrayList<>();
    for (Change change : changes) {
      switch (change) {
        case Change.Opened c -> began.add(c.subject());
        case Change.Recurred c -> began.add(c.subject());
        case Change.Ended c -> ended.add(c);
        case Change.Continued c -> {}
        case Change.Changed c -> {}
        case Change.Renamed c -> {}
      }
    }
    return new LedgerChanged(
        after.cluster(), after.boundary(), after.at(), after.cause(), began, ended, by);
  }

  boolean any() {
    return !began.isEmpty() || !ended.isEmpty();
  }

  @Override
  public AuditLine auditLine() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("cause", cause.name());
    details.put("opened", began.size());
    details.put("ended", ended.size());
    if (!began.isEmpty()) {
      details.put("openedOn", named(began.stream().map(Subject::toString).toList()));
    }
    if (!ended.isEmpty()) {
      details.put(
          "endedOn", named(ended.stream().map(e -> e.subject() + " " + e.as().name()).toList()));
    }
    return new AuditLine(by, "findings.changed", "cluster", cluster.toString(), boundary, details);
  }

  private static String named(List<String> all) {
    String some = all.stream().limit(NAMED).collect(Collectors.joining(", "));
    return all.size() > NAMED ? some + " and " + (all.size() - NAMED) + " more" : some;
  }
}
