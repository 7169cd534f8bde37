package io.muster.exceptions;

import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has been done about a request for an exception, by whom: all that {@link ApprovalPolicy}
 * looks at. What the request says is not part of it.
 */
public sealed interface Course permits ExceptionRequest, Pending {

  ExceptionId id();

  /** Given once and never again, such as {@code EX-2026-0001}. */
  String number();

  ExceptionKind kind();

  BoundaryId boundary();

  /** Its life so far, the oldest first; never none. */
  List<Step> steps();

  /** The last step. */
  default Step last() {
    return steps().getLast();
  }

  /** Where in its life it is. */
  default RequestState state() {
    return last().act().leadsTo();
  }

  /** The version of the text that it says now. */
  default int textVersion() {
    return last().textVersion();
  }

  /** When it was first written. */
  default Instant createdAt() {
    return steps().getFirst().at();
  }

  /** Everybody who wrote or edited it. */
  default Set<AccountId> writers() {
    return steps().stream()
        .filter(s -> s.act() == Act.WRITE || s.act() == Act.EDIT)
        .map(Step::by)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The endorsement that counts; an edit since has voided any before it. */
  default Optional<Step> endorsement() {
    return lastOf(Act.ENDORSE).filter(e -> e.textVersion() == textVersion()).filter(this::stands);
  }

  /** The decision: approval or rejection, if there is one. */
  default Optional<Step> decision() {
    return lastOf(Act.APPROVE).or(() -> lastOf(Act.REJECT));
  }

  /** The last step of that kind. */
  default Optional<Step> lastOf(Act act) {
    return steps().reversed().stream().filter(s -> s.act() == act).findFirst();
  }

  private boolean stands(Step endorsement) {
    return steps().stream().noneMatch(s -> s.seq() > endorsement.seq() && s.act() == Act.RETURN);
  }
}
