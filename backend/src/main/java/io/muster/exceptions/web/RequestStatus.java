package io.muster.exceptions.web;

import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.Phase;
import java.time.Instant;

/** How a request stands, as pages show it: colour, icon and word. */
public record RequestStatus(String colour, String icon, String word) {

  static RequestStatus of(ExceptionRequest request, Instant now) {
    return switch (request.state()) {
      case DRAFT -> new RequestStatus("quiet", "ended", "Draft");
      case SUBMITTED -> new RequestStatus("run", "clock", "Submitted");
      case RETURNED -> new RequestStatus("unread", "warn", "Returned");
      case ENDORSED -> new RequestStatus("run", "clock", "Endorsed");
      case REJECTED -> new RequestStatus("ended", "x", "Rejected");
      case WITHDRAWN -> new RequestStatus("ended", "ended", "Withdrawn");
      case REVOKED -> new RequestStatus("ended", "x", "Revoked");
      case APPROVED -> of(request.kind(), request.phaseAt(now).orElse(Phase.SCHEDULED));
    };
  }

  private static RequestStatus of(ExceptionKind kind, Phase phase) {
    String look = kind == ExceptionKind.DOCUMENTED ? "documented" : "accepted";
    return switch (phase) {
      case SCHEDULED -> new RequestStatus("quiet", "clock", phase.word());
      case IN_FORCE -> new RequestStatus(look, look, phase.word());
      case EXPIRING -> new RequestStatus("unread", "warn", phase.word());
      case EXPIRED, REVOKED -> new RequestStatus("ended", "ended", phase.word());
    };
  }
}
