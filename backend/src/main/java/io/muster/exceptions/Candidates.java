package io.muster.exceptions;

import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.Clusters;
import io.muster.clusters.PastCluster;
import io.muster.exceptions.Matches.Match;
import io.muster.findings.FindingDetail;
import io.muster.findings.OpenFindings;
import io.muster.identity.Scope;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.RememberedContainers;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a request would catch if it were decided now: patterns and labels choose, nothing more. */
@Component
@Transactional(readOnly = true)
public class Candidates {

  /**
   * What is caught and what narrowly is not.
   *
   * @param caught exactly what a decision would freeze
   * @param clusters the clusters that a decision would freeze
   * @param nearMisses what fits but for one thing
   */
  public record Chosen(Evidence caught, Set<ClusterId> clusters, List<NearMiss> nearMisses) {}

  private final OpenFindings findings;
  private final Clusters clusters;
  private final RememberedContainers containers;

  Candidates(OpenFindings findings, Clusters clusters, RememberedContainers containers) {
    this.findings = findings;
    this.clusters = clusters;
    this.containers = containers;
  }

  /** What the text catches in the boundary at an instant. */
  public Chosen of(
      RequestText text,
      int version,
      ExceptionKind kind,
      BoundaryId boundary,
      Instant at,
      Scope scope) {
    Matches matches = matches(text, kind, ground(boundary, at, scope));
    return new Chosen(
        new Evidence(version, text.pin(), lines(matches.containers())),
        matches.clusters(),
        matches.nearMisses());
  }

  /**
   * What a text chooses from.
   *
   * @param open the open findings of the boundary
   * @param clusters the clusters that are in use there, and what was said about them
   */
  record Ground(List<OpenFindings.Placed> open, Map<ClusterId, ClusterDetails> clusters) {}

  /** What any text chooses from in the boundary at an instant. */
  Ground ground(BoundaryId boundary, Instant at, Scope scope) {
    return new Ground(
        findings.in(boundary, at, scope),
        clusters.inUseAt(boundary, at, scope).stream()
            .collect(Collectors.toMap(PastCluster::id, PastCluster::details)));
  }

  /** What the text fits on its boundary's ground. */
  static Matches matches(RequestText text, ExceptionKind kind, Ground ground) {
    Set<ClusterId> asked = asked(text, ground.clusters());
    boolean anyCluster = text.clusters().isEmpty() && text.clusterLabel().isEmpty();
    List<Match> caught = new ArrayList<>();
    List<NearMiss> near = new ArrayList<>();
    for (OpenFindings.Placed placed : ground.open()) {
      boolean inCluster = anyCluster || asked.contains(placed.cluster());
      for (FindingDetail detail : placed.finding().details()) {
        List<String> misses = misses(text.subjects(), kind, placed, detail, inCluster);
        if (misses.isEmpty()) {
          caught.add(new Match(placed, detail));
        } else if (misses.size() == 1) {
          near.add(new NearMiss(placed, detail, misses.getFirst()));
        }
      }
    }
    Set<ClusterId> clusters =
        anyCluster
            ? caught.stream().map(c -> c.placed().cluster()).collect(Collectors.toUnmodifiableSet())
            : asked;
    return new Matches(caught, clusters, near);
  }

  /** The clusters of the boundary that a decision has to hold still while it is made. */
  Set<ClusterId> concerned(RequestText text, BoundaryId boundary) {
    return text.clusters().isEmpty() && text.clusterLabel().isEmpty()
        ? now(boundary).keySet()
        : asked(text, now(boundary));
  }

  private Map<ClusterId, ClusterDetails> now(BoundaryId boundary) {
    return clusters.list(Scope.EVERYTHING, ClusterFilter.inUseIn(boundary)).stream()
        .collect(Collectors.toMap(Cluster::id, Cluster::details));
  }

  private static Set<ClusterId> asked(RequestText text, Map<ClusterId, ClusterDetails> there) {
    return there.entrySet().stream()
        .filter(
            c ->
                text.clusterLabel().isEmpty()
                    ? text.clusters().contains(c.getKey())
                    : bears(c.getValue(), text.clusterLabel()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether the cluster bears a label, given as {@code key} or {@code key=value}. */
  static boolean bears(ClusterDetails cluster, String label) {
    return bears(cluster.labels(), label);
  }

  /** Whether the label, given as {@code key} or {@code key=value}, is among these. */
  static boolean bears(Map<String, String> labels, String label) {
    int equals = label.indexOf('=');
    return equals < 0
        ? labels.containsKey(label)
        : label.substring(equals + 1).equals(labels.get(label.substring(0, equals)));
  }

  private static List<String> misses(
      SubjectPattern pattern,
      ExceptionKind kind,
      OpenFindings.Placed placed,
      FindingDetail detail,
      boolean inCluster) {
    List<String> misses = new ArrayList<>();
    if (!inCluster) {
      misses.add("its cluster is not among those chosen");
    }
    if (!pattern.fitsName(placed.finding().subject().name())) {
      misses.add("its name does not fit");
    }
    if (!pattern.fitsNode(placed.finding().subject().node())) {
      misses.add("its node does not fit");
    }
    if (!pattern.fitsImage(detail.image())) {
      misses.add("its image does not fit");
    }
    if (!kind.admits(detail.system())) {
      misses.add(
          kind == ExceptionKind.DOCUMENTED
              ? "it does not count as a system container, so it can only be risk-accepted"
              : "it counts as a system container, so it has to be documented");
    }
    return misses;
  }

  private List<EvidenceLine> lines(List<Match> caught) {
    Map<ClusterId, Set<String>> ids = new HashMap<>();
    caught.forEach(
        c ->
            ids.computeIfAbsent(c.placed().cluster(), k -> new TreeSet<>())
                .add(c.detail().container()));
    Map<ClusterId, Map<String, ContainerFacts>> facts = new HashMap<>();
    ids.forEach((cluster, wanted) -> facts.put(cluster, containers.lastRead(cluster, wanted)));
    return caught.stream()
        .map(
            c ->
                new EvidenceLine(
                    c.placed().cluster(),
                    c.placed().clusterName(),
                    c.placed().finding().id(),
                    c.placed().openedAt(),
                    c.placed().finding().subject(),
                    c.detail(),
                    facts.get(c.placed().cluster()).get(c.detail().container())))
        .toList();
  }
}
