package io.muster.scans;

import io.muster.evaluation.Evaluated;
import io.muster.evaluation.Judged;
import io.muster.evaluation.Outcome;
import io.muster.identity.Scope;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.Inventory;
import io.muster.inventory.OutOfService;
import io.muster.inventory.OutOfServicePeriods;
import io.muster.inventory.Reading;
import io.muster.inventory.RememberedContainers;
import io.muster.inventory.RememberedNodes;
import io.muster.inventory.RunState;
import io.muster.inventory.Sighting;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What scans had read and how it was judged, put together again from what is kept of it: enough to
 * reconcile the ledger with them once more. Labels are left out. For the portal's own work.
 */
@Repository
@Transactional(readOnly = true)
public class PastEvaluations {

  private final JdbcClient jdbc;
  private final Scans scans;
  private final RememberedContainers containers;
  private final RememberedNodes nodes;
  private final OutOfServicePeriods periods;

  PastEvaluations(
      JdbcClient jdbc,
      Scans scans,
      RememberedContainers containers,
      RememberedNodes nodes,
      OutOfServicePeriods periods) {
    this.jdbc = jdbc;
    this.scans = scans;
    this.containers = containers;
    this.nodes = nodes;
    this.periods = periods;
  }

  /** A container as the scan listed it, its facts aside. */
  private record Listed(
      String id,
      String node,
      String name,
      String image,
      String imageId,
      RunState state,
      Outcome outcome,
      List<String> chain,
      boolean system) {}

  /** What the scan had read; nothing if it failed, was cancelled, or is unknown. */
  public Optional<Evaluated> of(ScanId id) {
    return scans
        .find(id, Scope.EVERYTHING)
        .flatMap(scan -> scan.read().map(result -> evaluated(scan, result)));
  }

  private Evaluated evaluated(Scan scan, Scan.Result result) {
    Instant at = Objects.requireNonNull(scan.recordedAt());
    List<Judged> judged = judged(scan.cluster(), at);
    Inventory inventory =
        new Inventory(
            result.kind(),
            result.engineId(),
            result.version(),
            nodes.at(scan.cluster(), at).stream().map(RememberedNodes.Dated::facts).toList(),
            judged.stream().map(Judged::sighting).toList(),
            result.gaps(),
            List.of(),
            outOfService(scan),
            result.completeness(),
            List.of(),
            result.hostPidPlugins());
    return new Evaluated(
        inventory,
        judged,
        result.notApplicableByFacts(),
        result.literal(),
        result.system(),
        result.full());
  }

  private Set<String> outOfService(Scan scan) {
    Instant began = Objects.requireNonNull(scan.startedAt());
    return periods.decidedAt(scan.cluster(), began, Scope.EVERYTHING).stream()
        .filter(p -> p.covers(began))
        .map(OutOfService::hostname)
        .collect(Collectors.toSet());
  }

  private List<Judged> judged(ClusterId cluster, Instant at) {
    List<Listed> listed = listed(cluster, at);
    Map<String, ContainerFacts> facts =
        containers.readBy(cluster, listed.stream().map(Listed::id).toList(), at);
    return listed.stream().map(l -> judged(l, facts)).toList();
  }

  private List<Listed> listed(ClusterId cluster, Instant at) {
    return jdbc.sql(
            """
            select s.container_id, s.node, s.name, s.image, s.image_id, s.state, s.outcome, s.chain, s.system
            from sighting s
            where s.cluster_id = :cluster and s.during @> :at::timestamptz and not exists (
              select from unlisted u where u.cluster_id = s.cluster_id
                and u.container_id = s.container_id and u.during @> :at::timestamptz)
            order by s.container_id
            """)
        .param("cluster", cluster.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(
            (row, n) ->
                new Listed(
                    row.getString("container_id"),
                    row.getString("node"),
                    row.getString("name"),
                    row.getString("image"),
                    row.getString("image_id"),
                    RunState.valueOf(row.getString("state")),
                    Outcome.valueOf(row.getString("outcome")),
                    List.of((String[]) row.getArray("chain").getArray()),
                    row.getBoolean("system")))
        .list();
  }

  private static Judged judged(Listed listed, Map<String, ContainerFacts> facts) {
    ContainerFacts known = facts.get(listed.id());
    Reading reading =
        known == null || listed.outcome() == Outcome.UNREAD
            ? new Reading.Unread("No facts are kept.")
            : new Reading.Known(known, true);
    Sighting sighting =
        new Sighting(
            listed.id(),
            listed.node(),
            listed.name(),
            listed.state(),
            listed.image(),
            listed.imageId(),
            Map.of(),
            false,
            false,
            reading);
    return new Judged(sighting, listed.outcome(), listed.chain(), listed.system());
  }
}
