package io.muster.posture.web;

import io.muster.findings.Finding;
import io.muster.findings.FindingDetail;
import io.muster.findings.FindingHistory;
import io.muster.scans.ContainerNames;
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

  FindingRowsRead(ContainerNames names) {
    this.names = names;
  }

  List<FindingRow> rows(List<Finding> findings) {
    Map<String, String> joined = names(findings, findings.stream().map(Finding::worst));
    return findings.stream().map(f -> FindingRow.of(f, joined)).toList();
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
