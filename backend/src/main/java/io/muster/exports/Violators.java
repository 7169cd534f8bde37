package io.muster.exports;

import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.Term;
import io.muster.exceptions.Terms;
import io.muster.findings.FindingDetail;
import io.muster.findings.Findings;
import io.muster.findings.OpenFinding;
import io.muster.findings.Opening;
import io.muster.findings.Openings;
import io.muster.identity.Scope;
import io.muster.posture.FleetLine;
import io.muster.scans.ContainerNames;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Repository;

/** Reads which containers violated at an instant, and what addressed each. */
@Repository
class Violators {

  private final Findings findings;
  private final Openings openings;
  private final Terms terms;
  private final ExceptionRequests requests;
  private final ContainerNames names;

  Violators(
      Findings findings,
      Openings openings,
      Terms terms,
      ExceptionRequests requests,
      ContainerNames names) {
    this.findings = findings;
    this.openings = openings;
    this.terms = terms;
    this.requests = requests;
    this.names = names;
  }

  /** Those of a cluster as it stood in the line, which is in the scope. */
  List<Violator> of(FleetLine line, Instant at, Scope scope) {
    List<OpenFinding> open = findings.openAt(line.cluster(), at, scope);
    if (open.isEmpty()) {
      return List.of();
    }
    Map<FindingId, Opening> opened = openings.at(line.cluster(), at, scope);
    List<Term> inForce =
        terms.endingAfter(line.cluster(), at, scope).stream().filter(t -> t.inForceAt(at)).toList();
    Map<String, String> links =
        names.of(
            Set.of(line.cluster()),
            open.stream()
                .flatMap(f -> f.details().stream())
                .flatMap(d -> d.chain().stream())
                .toList());
    Map<ExceptionId, Citation> cited = new HashMap<>();
    List<Violator> violators = new ArrayList<>();
    for (OpenFinding finding : open) {
      for (FindingDetail container : finding.details()) {
        Opening opening = opened.get(finding.id());
        violators.add(
            new Violator(
                finding.id(),
                finding.subject(),
                container,
                container.chain().stream().map(id -> link(id, links)).toList(),
                opening.at(),
                opening.recurred(),
                inForce.stream()
                    .filter(t -> t.admits(line.cluster(), line.boundary(), container))
                    .map(t -> cited.computeIfAbsent(t.id(), id -> citation(t, scope)))
                    .toList(),
                resembling(inForce, line, finding, container)));
      }
    }
    return violators;
  }

  private static String link(String id, Map<String, String> names) {
    String name = names.get(id);
    return name == null ? "(never read) id " + id : name + " (id " + id + ")";
  }

  private static List<String> resembling(
      List<Term> inForce, FleetLine line, OpenFinding finding, FindingDetail container) {
    return inForce.stream()
        .filter(
            t -> t.resembles(line.cluster(), line.boundary(), finding.subject().name(), container))
        .map(Term::number)
        .limit(1)
        .toList();
  }

  private Citation citation(Term term, Scope scope) {
    String ssp =
        term.kind() == ExceptionKind.DOCUMENTED
            ? requests.get(term.id(), scope).text().sspReference()
            : "";
    return new Citation(term.id(), term.number(), term.kind(), term.untilDay(), term.zone(), ssp);
  }
}
