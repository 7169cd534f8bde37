package io.muster.exceptions;

import io.muster.exceptions.ExceptionRequests.Opening;
import io.muster.identity.Actor;
import io.muster.shared.Conflict;
import io.muster.shared.ExceptionId;
import io.muster.shared.Invalid;
import io.muster.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Endorses or decides several requests of one boundary together, each as if alone: all of them or,
 * if one is refused, none.
 */
@Component
@Transactional
public class BulkDecisions {

  /** The most requests at once. */
  public static final int MOST = 20;

  /** From more findings on a request is decided on its own page, where their number is typed. */
  public static final int MANY_FINDINGS = 50;

  /**
   * One of them.
   *
   * @param remark its own
   * @param evidenceDigest of what the person saw when they last opened it
   */
  public record Row(ExceptionId id, String remark, @Nullable String evidenceDigest) {}

  private final ExceptionRequests requests;
  private final EvidenceRows evidence;
  private final DecisionManagement decisions;

  BulkDecisions(ExceptionRequests requests, EvidenceRows evidence, DecisionManagement decisions) {
    this.requests = requests;
    this.evidence = evidence;
    this.decisions = decisions;
  }

  /**
   * Does the same to all of them.
   *
   * @param act endorse, return, approve or reject
   * @throws RowRefused naming the first that is refused, and why; then none was changed
   * @throws Invalid if there are none, too many, one twice, or of several boundaries
   */
  public List<ExceptionRequest> decide(Actor actor, Act act, List<Row> rows) {
    if (!act.judges()) {
      throw new Invalid("act", "Together, requests are endorsed, returned, approved or rejected.");
    }
    together(actor, rows.stream().map(Row::id).toList());
    List<ExceptionRequest> done = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      String number = requests.get(row.id(), actor.scope()).number();
      try {
        done.add(one(actor, act, row));
      } catch (RuntimeException refused) {
        throw refused instanceof Problem problem ? new RowRefused(i, number, problem) : refused;
      }
    }
    return done;
  }

  /**
   * The requests, if they may be decided together.
   *
   * @throws Invalid if there are none, too many, one twice, or of several boundaries
   */
  public List<ExceptionRequest> together(Actor actor, List<ExceptionId> ids) {
    if (ids.isEmpty() || ids.size() > MOST || ids.stream().distinct().count() < ids.size()) {
      throw new Invalid("ex", "Choose 1 to %d different requests.".formatted(MOST));
    }
    List<ExceptionRequest> all = ids.stream().map(id -> requests.get(id, actor.scope())).toList();
    if (all.stream().map(ExceptionRequest::boundary).distinct().count() > 1) {
      throw new Invalid("ex", "Choose requests of one boundary only.");
    }
    return all;
  }

  private ExceptionRequest one(Actor actor, Act act, Row row) {
    String opened =
        requests
            .lastOpening(row.id(), Objects.requireNonNull(actor.account()), actor.scope())
            .map(Opening::evidenceDigest)
            .orElseThrow(
                () -> new Conflict("You did not open it yet. Open it first, then decide."));
    ExceptionRequest request = requests.get(row.id(), actor.scope());
    int findings =
        evidence.of(request, opened, actor.scope()).map(e -> e.findings().size()).orElse(0);
    if (findings > MANY_FINDINGS) {
      throw new Conflict(
          "It covers %d findings. Decide it on its own page, where you type their number."
              .formatted(findings));
    }
    String seen = row.evidenceDigest() == null ? opened : row.evidenceDigest();
    if (!seen.equals(opened)) {
      throw new Conflict(
          "What you saw is not what it said when you last opened it. Open it again.");
    }
    return decisions.decide(actor, row.id(), new Decision(act, row.remark(), opened));
  }
}
