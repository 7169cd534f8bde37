package io.muster.exceptions.web;

import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.Pin;
import io.muster.exceptions.RequestText;
import io.muster.exceptions.SubjectPattern;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.muster.shared.Problem.FieldProblem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as typed.
 *
 * @param boundary its id
 * @param version the version of the text that is edited; empty for a new request
 * @param follows the id of what it renews or amends; empty if it stands alone
 * @param as RENEWAL or AMENDMENT, if it follows something
 */
record RequestForm(
    @Nullable String kind,
    @Nullable String boundary,
    @Nullable String title,
    @Nullable String justification,
    @Nullable String whyHostPid,
    @Nullable String compensatingControls,
    @Nullable String sspReference,
    @Nullable String ticket,
    @Nullable Subjects subjects,
    @Nullable List<String> clusters,
    @Nullable String clusterLabel,
    @Nullable String pin,
    @Nullable String from,
    @Nullable String until,
    @Nullable String version,
    @Nullable String follows,
    @Nullable String as) {

  /** The patterns as typed. */
  record Subjects(@Nullable String name, @Nullable String node, @Nullable String image) {
    Subjects {
      name = said(name);
      node = said(node);
      image = said(image);
    }
  }

  RequestForm {
    kind = said(kind);
    boundary = said(boundary);
    title = said(title);
    justification = said(justification);
    whyHostPid = said(whyHostPid);
    compensatingControls = said(compensatingControls);
    sspReference = said(sspReference);
    ticket = said(ticket);
    subjects = subjects == null ? new Subjects("", "", "") : subjects;
    clusters = clusters == null ? List.of() : List.copyOf(clusters);
    clusterLabel = said(clusterLabel);
    pin = said(pin).isEmpty() ? Pin.FINGERPRINT.name() : said(pin);
    from = said(from);
    until = said(until);
    version = said(version);
    follows = said(follows);
    as = said(as);
  }

  /** The form of what a request says. */
  static RequestForm of(
      ExceptionKind kind,
      BoundaryId boundary,
      RequestText text,
      @Nullable Integer version,
      ExceptionRequest.@Nullable Follows follows) {
    return new RequestForm(
        kind.name(),
        boundary.toString(),
        text.title(),
        text.justification(),
        text.whyHostPid(),
        text.compensatingControls(),
        text.sspReference(),
        text.ticket(),
        new Subjects(text.subjects().name(), text.subjects().node(), text.subjects().image()),
        text.clusters().stream().map(ClusterId::toString).toList(),
        text.clusterLabel(),
        text.pin().name(),
        day(text.from()),
        day(text.until()),
        version == null ? "" : version.toString(),
        follows == null ? "" : follows.earlier().toString(),
        follows == null ? "" : follows.as().name());
  }

  /** The kind, or Documented if none is said. */
  ExceptionKind kindMeant() {
    return kind.equals(ExceptionKind.RISK_ACCEPTED.name())
        ? ExceptionKind.RISK_ACCEPTED
        : ExceptionKind.DOCUMENTED;
  }

  /**
   * What it says.
   *
   * @throws Invalid naming each day that is none
   */
  RequestText text() {
    List<FieldProblem> wrong = new ArrayList<>();
    RequestText text =
        new RequestText(
            title,
            justification,
            whyHostPid,
            compensatingControls,
            sspReference,
            ticket,
            new SubjectPattern(subjects.name(), subjects.node(), subjects.image()),
            clusters.stream().map(ClusterId::parse).toList(),
            clusterLabel,
            pin.equals(Pin.WITHOUT_COMMAND.name()) ? Pin.WITHOUT_COMMAND : Pin.FINGERPRINT,
            day("from", from, wrong),
            day("until", until, wrong));
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    return text;
  }

  /**
   * The version of the text that is edited, or null if none is said.
   *
   * @throws Invalid if it is no number
   */
  @Nullable Integer base() {
    if (!version.matches("[0-9]{0,9}")) {
      throw new Invalid("version", "The form is not as the page gave it: load the page again.");
    }
    return version.isEmpty() ? null : Integer.valueOf(version);
  }

  private static @Nullable LocalDate day(String field, String typed, List<FieldProblem> wrong) {
    if (typed.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeParseException notADay) {
      wrong.add(new FieldProblem(field, "Write the day as year-month-day, such as 2027-06-30."));
      return null;
    }
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private static String said(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "").strip();
  }
}
