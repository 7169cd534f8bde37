package io.muster.posture.web;

import io.muster.inventory.Gap;
import io.muster.inventory.NodeFacts;
import io.muster.inventory.OutOfService;
import io.muster.inventory.RememberedNodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node as a row of the cluster page.
 *
 * @param outOfService whether an ISSM has put it out of service for now
 * @param periods when it is out of service, those that are over left out
 * @param since since when all of this holds
 */
record NodeRow(
    NodeFacts facts,
    Optional<Gap.Kind> gap,
    boolean outOfService,
    List<OutOfService> periods,
    Instant since) {

  static NodeRow of(RememberedNodes.Dated dated, List<OutOfService> decided, Instant now) {
    List<OutOfService> periods =
        decided.stream()
            .filter(p -> p.hostname().equals(dated.facts().hostname()) && p.until().isAfter(now))
            .toList();
    Optional<Gap.Kind> gap =
        dated
            .gap()
            .flatMap(g -> Stream.of(Gap.Kind.values()).filter(k -> k.name().equals(g)).findFirst());
    return new NodeRow(
        dated.facts(), gap, periods.stream().anyMatch(p -> p.covers(now)), periods, dated.since());
  }

  public boolean vanished() {
    return gap.filter(Gap.Kind.NODE_VANISHED::equals).isPresent();
  }

  /** Whether it is listed and could still not be read. */
  public boolean unread() {
    return gap.isPresent() && !vanished();
  }

  /** Why it is unread, in one sentence; empty while it is read. */
  public String meaning() {
    return gap.map(Gap.Kind::meaning).orElse("");
  }

  public String role() {
    return facts.worker() ? "worker" : "manager";
  }

  public String orchestrator() {
    if (facts.swarm() && facts.kubernetes()) {
      return "Swarm and Kubernetes";
    }
    return facts.swarm() ? "Swarm" : facts.kubernetes() ? "Kubernetes" : "not said";
  }

  /** What the cluster says of it, in words. */
  public String state() {
    if (vanished()) {
      return "not listed";
    }
    return facts.availability().equals("active")
        ? facts.state()
        : facts.state() + ", " + facts.availability();
  }
}
