package io.muster.posture.web;

import io.muster.exceptions.Differences;
import io.muster.exceptions.Drifts;
import io.muster.exceptions.Likeness;
import io.muster.findings.Finding;
import io.muster.findings.FindingDetail;
import io.muster.findings.FindingHistory;
import io.muster.identity.Scope;
import io.muster.posture.FindingStates;
import io.muster.posture.FindingStates.Stand;
import io.muster.scans.ContainerNames;
import io.muster.shared.FindingId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Findings with the names of the containers that theirs joined. */
@Component
class FindingRowsRead {

  private final ContainerNames names;
  private final FindingStates states;
  private final Drifts drifts;
  private final Differences differences;

  FindingRowsRead(
      ContainerNames names, FindingStates states, Drifts drifts, Differences differences) {
    this.names = names;
    this.states = states;
    this.drifts = drifts;
    this.differences = differences;
  }

  /** As they stood at an instant. */
  List<FindingRow> rows(List<Finding> findings, Instant at, Scope scope) {
    Map<String, String> joined = names(findings, findings.stream().map(Finding::worst));
    Map<FindingId, Stand> stands =
        states.of(findings.stream().map(Finding::id).toList(), at, scope);
    Map<FindingId, Likeness> likenesses = likenesses(findings, stands, at, scope);
    return findings.stream()
        .map(
            f ->
                new FindingRow(
                    f,
                    stands.getOrDefault(f.id(), Stand.UNADDRESSED),
                    likenesses.get(f.id()),
                    Chain.of(f.subject().name(), f.worst(), joined)))
        .toList();
  }

  private Map<FindingId, Likeness> likenesses(
      List<Finding> findings, Map<FindingId, Stand> stands, Instant at, Scope scope) {
    List<FindingId> unaddressed =
        findings.stream()
            .filter(Finding::open)
            .map(Finding::id)
            .filter(id -> !stands.containsKey(id))
            .toList();
    return unaddressed.isEmpty()
        ? Map.of()
        : differences.likenesses(drifts.of(unaddressed, at, scope), scope);
  }

  /** Everything that was read of an episode. */
  List<ReadRow> reads(FindingHistory history) {
    Map<String, String> joined =
        names(
            List.of(history.finding()),
            history.details().stream().map(FindingHistory.Read::detail));
    return history.details().stream()
        .map(
            read ->
                new ReadRow(
                    read, Chain.of(history.finding().subject().name(), read.detail(), joined)))
        .toList();
  }

  /**
   * What was read of a container for a time.
   *
   * @param chain its PID mode, followed to its end
   */
  record ReadRow(FindingHistory.Read read, Chain chain) {}

  private Map<String, String> names(List<Finding> findings, Stream<FindingDetail> details) {
    Set<String> ids = details.flatMap(d -> d.chain().stream()).collect(Collectors.toSet());
    return names.of(findings.stream().map(Finding::cluster).collect(Collectors.toSet()), ids);
  }
}
