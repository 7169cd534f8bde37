package io.muster.exceptions;

import io.muster.shared.ClusterId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says, as written: one version of it. Texts are empty where nothing was entered
 * yet.
 *
 * @param title what it is, in a line
 * @param justification why it should be granted
 * @param whyHostPid why the workload needs the host's PID namespace
 * @param compensatingControls what lessens the risk meanwhile
 * @param sspReference where the system security plan names it; for documented exceptions
 * @param ticket the site's own ticket
 * @param subjects chooses the candidates
 * @param clusters the clusters it is for; none means by label
 * @param clusterLabel a label, {@code key} or {@code key=value}, whose clusters it is for; empty
 *     with no clusters means every cluster of the boundary in which it catches something
 * @param pin by what containers are held to the decision
 * @param from its first day in the boundary's zone, null if not said yet
 * @param until its last day in the boundary's zone, null if not said yet
 */
public record RequestText(
    String title,
    String justification,
    String whyHostPid,
    String compensatingControls,
    String sspReference,
    String ticket,
    SubjectPattern subjects,
    List<ClusterId> clusters,
    String clusterLabel,
    Pin pin,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {

  public RequestText {
    title = title.strip();
    justification = justification.strip();
    whyHostPid = whyHostPid.strip();
    compensatingControls = compensatingControls.strip();
    sspReference = sspReference.strip();
    ticket = ticket.strip();
    clusters =
        clusters.stream()
            .distinct()
            .sorted(java.util.Comparator.comparing(ClusterId::toString))
            .toList();
    clusterLabel = clusterLabel.strip();
  }

  /** Whether its first and its last day are said. */
  boolean saysDays() {
    return from != null && until != null;
  }
}
