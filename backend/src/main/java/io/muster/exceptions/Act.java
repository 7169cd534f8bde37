package io.muster.exceptions;

import java.util.Set;

/** What can be done to a request: out of which states, into which. */
public enum Act {
  WRITE(RequestState.DRAFT, Set.of(), "written"),
  EDIT(RequestState.DRAFT, Set.of(RequestState.DRAFT, RequestState.RETURNED), "edited"),
  SUBMIT(RequestState.SUBMITTED, Set.of(RequestState.DRAFT), "submitted"),
  ENDORSE(RequestState.ENDORSED, Set.of(RequestState.SUBMITTED), "endorsed"),
  RETURN(RequestState.RETURNED, Set.of(RequestState.SUBMITTED, RequestState.ENDORSED), "returned"),
  APPROVE(RequestState.APPROVED, Set.of(RequestState.ENDORSED), "approved"),
  REJECT(RequestState.REJECTED, Set.of(RequestState.ENDORSED), "rejected"),
  WITHDRAW(
      RequestState.WITHDRAWN,
      Set.of(
          RequestState.DRAFT, RequestState.SUBMITTED, RequestState.RETURNED, RequestState.ENDORSED),
      "withdrawn"),
  REVOKE(RequestState.REVOKED, Set.of(RequestState.APPROVED), "revoked");

  private final RequestState leadsTo;
  private final Set<RequestState> from;
  private final String done;

  Act(RequestState leadsTo, Set<RequestState> from, String done) {
    this.leadsTo = leadsTo;
    this.from = from;
    this.done = done;
  }

  /** The state after it. */
  public RequestState leadsTo() {
    return leadsTo;
  }

  /** Whether it may follow in that state. */
  public boolean follows(RequestState state) {
    return from.contains(state);
  }

  /** What was done, in the past: "endorsed". */
  public String done() {
    return done;
  }

  /** Whether it endorses or decides, which nobody does to what they wrote. */
  public boolean judges() {
    return switch (this) {
      case ENDORSE, RETURN, APPROVE, REJECT -> true;
      case WRITE, EDIT, SUBMIT, WITHDRAW, REVOKE -> false;
    };
  }

  /** Whether it is something done about a request, not to what it says. */
  public boolean decides() {
    return judges() || this == WITHDRAW || this == REVOKE;
  }

  /** Whether it needs a remark, which is kept for good. */
  public boolean needsRemark() {
    return judges() || this == REVOKE;
  }

  /** Whether it needs that who does it proved a moment ago who they are. */
  public boolean needsFreshProof() {
    return judges() || this == REVOKE;
  }

  /** Whether what was seen is kept with it. */
  boolean keepsEvidence() {
    return switch (this) {
      case SUBMIT, ENDORSE, APPROVE, REJECT -> true;
      case WRITE, EDIT, RETURN, WITHDRAW, REVOKE -> false;
    };
  }

  /** In which states it may be done, in words: "submitted or endorsed". */
  String when() {
    return from.stream()
        .sorted()
        .map(RequestState::words)
        .collect(java.util.stream.Collectors.joining(" or "));
  }
}
