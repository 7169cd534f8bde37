package io.muster.testing;

import io.muster.clusters.Boundary;
import io.muster.exceptions.Act;
import io.muster.exceptions.Decision;
import io.muster.exceptions.DecisionManagement;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.NewRequest;
import io.muster.exceptions.Pin;
import io.muster.exceptions.RequestManagement;
import io.muster.exceptions.RequestText;
import io.muster.exceptions.SubjectPattern;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** Requests for exceptions, brought as far in their life as a test needs them. */
@TestComponent
public class Requests {

  private final RequestManagement management;
  private final DecisionManagement decisions;
  private final Clock clock;

  Requests(RequestManagement management, DecisionManagement decisions, Clock clock) {
    this.management = management;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** The day in the boundary's zone. */
  public LocalDate today(Boundary boundary) {
    return clock.instant().atZone(ZoneId.of(boundary.details().timeZone())).toLocalDate();
  }

  /** A whole text about containers of that name, from today on for 30 days. */
  public RequestText about(Boundary boundary, String name) {
    return about(boundary, new SubjectPattern(name, "", ""));
  }

  /** A whole text about those containers, from today on for 30 days. */
  public RequestText about(Boundary boundary, SubjectPattern subjects) {
    LocalDate today = today(boundary);
    return new RequestText(
        "The node agent of MKE",
        "MKE does not work without it.",
        "It starts and watches the processes of the node.",
        "Only administrators reach the nodes; logs are read daily.",
        "SSP 3.2, table 7",
        "CHG-1042",
        subjects,
        List.of(),
        "",
        Pin.FINGERPRINT,
        today,
        today.plusDays(29));
  }

  /** A draft. */
  public ExceptionRequest draft(
      Person writer, Boundary boundary, ExceptionKind kind, RequestText text) {
    return management.write(writer.actor(), new NewRequest(kind, boundary.id(), text, null));
  }

  /** A request that waits for the ISSM. */
  public ExceptionRequest submitted(
      Person writer, Boundary boundary, ExceptionKind kind, RequestText text) {
    return submits(writer, draft(writer, boundary, kind, text));
  }

  /** Its writer hands it in. */
  public ExceptionRequest submits(Person writer, ExceptionRequest draft) {
    return management.submit(writer.actor(), draft.id(), null);
  }

  /** One that waits for the AO. */
  public ExceptionRequest endorsed(
      Person writer, Person issm, Boundary boundary, ExceptionKind kind, RequestText text) {
    return does(issm, Act.ENDORSE, submitted(writer, boundary, kind, text));
  }

  /** One that the AO approved. */
  public ExceptionRequest approved(
      Person writer,
      Person issm,
      Person ao,
      Boundary boundary,
      ExceptionKind kind,
      RequestText text) {
    return does(ao, Act.APPROVE, endorsed(writer, issm, boundary, kind, text));
  }

  /** Somebody endorses, returns, decides, withdraws or revokes it. */
  public ExceptionRequest does(Person who, Act act, ExceptionRequest request) {
    return decisions.decide(
        who.actor(),
        request.id(),
        new Decision(act, "Because " + who.username() + " says so", null));
  }
}
