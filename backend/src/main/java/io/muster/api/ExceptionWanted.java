package io.muster.api;

import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.Pin;
import io.muster.exceptions.RequestText;
import io.muster.exceptions.SubjectPattern;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.Problem.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for an exception as asked for. What is absent is empty: a draft need not be whole.
 *
 * @param kind DOCUMENTED or RISK_ACCEPTED
 * @param boundary its id or name; not needed where all clusters share one
 * @param clusters ids
 * @param clusterLabel {@code key} or {@code key=value}, instead of ids
 * @param pin FINGERPRINT, unless said otherwise, or WITHOUT_COMMAND
 * @param from its first day in the boundary's zone
 * @param until its last day in the boundary's zone
 * @param renews id or number of the exception that it renews
 * @param amends id or number of the exception that it amends
 * @param version of an edit, the version that was read; absent to overwrite whatever is there
 */
record ExceptionWanted(
    @Nullable String kind,
    @Nullable String title,
    @Nullable String boundary,
    @Nullable List<@Nullable String> clusters,
    @Nullable String clusterLabel,
    @Nullable Subjects subjects,
    @Nullable String pin,
    @Nullable String justification,
    @Nullable String whyHostPid,
    @Nullable String compensatingControls,
    @Nullable String sspReference,
    @Nullable String ticket,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable String renews,
    @Nullable String amends,
    @Nullable Integer version) {

  /** Patterns with {@code *} and {@code ?} that choose containers. */
  record Subjects(@Nullable String name, @Nullable String node, @Nullable String image) {}

  /**
   * The kind.
   *
   * @throws Invalid if it is neither
   */
  ExceptionKind kindMeant() {
    return Words.read(ExceptionKind.values(), "kind", kind);
  }

  /**
   * What it says.
   *
   * @throws Invalid if a cluster's id is none, or the pin is neither
   */
  RequestText text() {
    return new RequestText(
        said(title),
        said(justification),
        said(whyHostPid),
        said(compensatingControls),
        said(sspReference),
        said(ticket),
        subjects == null
            ? new SubjectPattern("", "", "")
            : new SubjectPattern(said(subjects.name), said(subjects.node), said(subjects.image)),
        ids(),
        said(clusterLabel),
        pin == null ? Pin.FINGERPRINT : Words.read(Pin.values(), "pin", pin),
        from,
        until);
  }

  private List<ClusterId> ids() {
    List<ClusterId> ids = new ArrayList<>();
    List<FieldProblem> wrong = new ArrayList<>();
    for (int i = 0; clusters != null && i < clusters.size(); i++) {
      try {
        ids.add(ClusterId.parse(said(clusters.get(i))));
      } catch (NotFound noId) {
        wrong.add(new FieldProblem("clusters[%d]".formatted(i), "This is no cluster's id."));
      }
    }
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    return ids;
  }

  private static String said(@Nullable String text) {
    return text == null ? "" : text;
  }
}
