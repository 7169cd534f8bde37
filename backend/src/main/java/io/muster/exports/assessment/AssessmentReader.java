package io.muster.exports.assessment;

import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.Terms;
import io.muster.exports.Checklist;
import io.muster.exports.Checklists;
import io.muster.exports.Markings;
import io.muster.exports.Moment;
import io.muster.exports.RuleChoice;
import io.muster.exports.SelectedClusters;
import io.muster.exports.Selection;
import io.muster.exports.SelectionWords;
import io.muster.exports.Snapshot;
import io.muster.exports.assessment.Assessment.BoundaryPart;
import io.muster.exports.assessment.Assessment.ClusterPart;
import io.muster.exports.assessment.Assessment.FindingsPart;
import io.muster.exports.assessment.Assessment.Left;
import io.muster.exports.assessment.Assessment.Signature;
import io.muster.identity.Scope;
import io.muster.posture.FleetLine;
import io.muster.posture.FleetOrder;
import io.muster.shared.BoundaryId;
import io.muster.ui.Frame;
import io.muster.ui.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a report tells of a selection at an instant, one cluster after the other. */
@Component
class AssessmentReader {

  private final Checklists checklists;
  private final SelectedClusters clusters;
  private final SelectionWords words;
  private final Terms terms;
  private final ExceptionRequests requests;
  private final Frame frame;
  private final Times times;

  AssessmentReader(
      Checklists checklists,
      SelectedClusters clusters,
      SelectionWords words,
      Terms terms,
      ExceptionRequests requests,
      Frame frame,
      Times times) {
    this.checklists = checklists;
    this.clusters = clusters;
    this.words = words;
    this.terms = terms;
    this.requests = requests;
    this.frame = frame;
    this.times = times;
  }

  /**
   * The assessment; all clusters are counted, those within the limits told.
   *
   * @throws io.muster.shared.NotFound if what the selection names was not in the scope
   */
  Assessment of(Selection selection, Moment moment, Scope scope, Limits limits) {
    String said = words.of(selection, moment, scope);
    Reading reading = new Reading(moment, scope, limits);
    Iterator<FleetLine> lines = clusters.lines(selection, FleetOrder.WORST, moment, scope);
    while (lines.hasNext()) {
      reading.add(checklists.of(lines.next().cluster(), RuleChoice.ONLY, moment, scope));
    }
    return reading.end(said);
  }

  /** One report in the making. */
  private final class Reading {

    private final Moment moment;
    private final Limits limits;
    private final ClusterParts parts = new ClusterParts(times);
    private final ExceptionParts exceptions;
    private final Markings markings = new Markings(frame.getMarking());
    private final Sums sums = new Sums();
    private final List<ClusterPart> told = new ArrayList<>();
    private final List<FindingsPart> findings = new ArrayList<>();
    private final Map<BoundaryId, Snapshot> boundaries = new HashMap<>();
    private int room;
    private int containersLeft;

    Reading(Moment moment, Scope scope, Limits limits) {
      this.moment = moment;
      this.limits = limits;
      this.exceptions = new ExceptionParts(terms, requests, times, moment.asOf(), scope);
      this.room = limits.containers();
    }

    void add(Checklist one) {
      Snapshot seen = one.seen();
      sums.add(seen.standing());
      markings.add(seen.asset().marking());
      exceptions.add(seen);
      boundaries.putIfAbsent(seen.line().boundary(), seen);
      boolean tells = told.size() < limits.clusters();
      if (tells) {
        told.add(parts.cluster(seen, one.marking()));
      }
      if (seen.violators().isEmpty()) {
        return;
      }
      if (tells && room > 0) {
        FindingsPart part = parts.findings(seen, room);
        findings.add(part);
        room -= part.containers().size();
        containersLeft += part.left();
      } else {
        containersLeft += seen.violators().size();
      }
    }

    Assessment end(String said) {
      return new Assessment(
          said,
          times.second(moment.asOf()),
          times.second(moment.producedAt()),
          markings.marking(),
          "Muster " + frame.getVersion(),
          checklists.release(RuleChoice.ONLY, moment.asOf()),
          sums,
          told,
          findings,
          new Left(
              sums.clusters() - told.size(),
              containersLeft,
              Math.max(0, exceptions.count() - limits.exceptions())),
          boundaryParts(),
          exceptions.first(limits.exceptions()),
          signatures());
    }

    private List<BoundaryPart> boundaryParts() {
      return boundaries.values().stream()
          .map(
              seen ->
                  new BoundaryPart(
                      seen.line().boundaryName(), ExceptionParts.boundary(seen, times)))
          .sorted(java.util.Comparator.comparing(BoundaryPart::name, String.CASE_INSENSITIVE_ORDER))
          .toList();
    }

    private List<Signature> signatures() {
      Snapshot only = boundaries.size() == 1 ? boundaries.values().iterator().next() : null;
      return List.of(
          new Signature("ISSO", null),
          new Signature("ISSM", only == null ? null : name(only.boundary().issmName())),
          new Signature(
              "Authorizing official (AO)", only == null ? null : name(only.boundary().aoName())));
    }

    private static @Nullable String name(String said) {
      return said.isBlank() ? null : said;
    }
  }
}
