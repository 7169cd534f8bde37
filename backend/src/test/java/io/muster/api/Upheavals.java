package io.muster.api;

import io.muster.clusters.Cluster;
import io.muster.clusters.DocumentedCounts;
import io.muster.clusters.ExceptionPolicy;
import io.muster.clusters.ExceptionPolicyManagement;
import io.muster.clusters.ProposalManagement;
import io.muster.clusters.VerdictSettings;
import io.muster.clusters.VerdictSettingsManagement;
import io.muster.connection.ClusterKind;
import io.muster.connection.IdentityComparison;
import io.muster.connection.IdentityManagement;
import io.muster.connection.ObservedIdentity;
import io.muster.evaluation.Outcome;
import io.muster.identity.Actor;
import io.muster.inventory.Gap;
import io.muster.inventory.NodeManagement;
import io.muster.scans.Scan;
import io.muster.scans.ScansByHand;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import io.muster.testing.BundlesOf;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What goes wrong with a cluster, or is decided about it: failed scans, nodes that are out of
 * service or vanish, another identity or bundle, another policy, what cannot be proven.
 */
final class Upheavals {

  private static final Actor SCANS = Actor.portal("scans");
  private static final int KINDS = 10;
  private static final String NODE = "w1";

  /** What makes things happen. */
  record Parts(
      Cast cast,
      ScansByHand scans,
      NodeManagement nodes,
      IdentityManagement identities,
      ProposalManagement proposals,
      ExceptionPolicyManagement policies,
      VerdictSettingsManagement settings,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {}

  private final Parts parts;
  private final Random chance;
  private final Person iris;
  private final Person marcus;
  private final Person ada;
  private final Map<ClusterId, Instant> back = new HashMap<>();

  Upheavals(Parts parts, Random chance) {
    this.parts = parts;
    this.chance = chance;
    iris = parts.cast().irisTheIsso(null);
    marcus = parts.cast().marcusTheIssm(null);
    ada = parts.cast().adaTheAo(null);
  }

  /**
   * The next one befalls a cluster in use: the first ones make sure that each kind happens.
   *
   * @return the scan that told of it; the one of before where none did
   */
  ScanId befalls(Cluster cluster, EventfulYear year, int number) {
    return switch (number < KINDS ? number : chance.nextInt(KINDS)) {
      case 0 -> parts.scans().failed(cluster, "No answer", parts.clock().instant()).id();
      case 1 -> parts.scans().cancelled(cluster, parts.clock().instant()).id();
      case 2 -> sees(cluster, Seen.on(NODE).systemHost(NODE, "agent").unread(NODE, "mute"));
      case 3 -> sees(cluster, joined());
      case 4 -> sees(cluster, Seen.on(NODE).apart(NODE, "shop").underKubernetesOnly());
      case 5 -> vanishes(cluster);
      case 6 -> serves(cluster, year);
      case 7 -> isAnother(cluster, year);
      case 8 -> decided(cluster, year);
      default -> hasAnotherBundle(cluster, year);
    };
  }

  private ScanId sees(Cluster cluster, Seen seen) {
    return parts.scans().of(cluster, seen).id();
  }

  private static Seen joined() {
    return Seen.on(NODE)
        .host(NODE, "joined")
        .container(NODE, "sidecar", Seen.id(NODE, "sidecar"), Outcome.INHERITED, false)
        .container(NODE, "orphan", Seen.id(NODE, "orphan"), Outcome.UNPROVEN, true);
  }

  /** A node with a finding is there no more, and somebody confirms that it left. */
  private ScanId vanishes(Cluster cluster) {
    sees(cluster, Seen.on(NODE, "w2").host(NODE, "debug").host("w2", "debug"));
    Scan scan =
        parts
            .scans()
            .of(cluster, Seen.on(NODE).host(NODE, "debug").gap(Gap.Kind.NODE_VANISHED, "w2", 1));
    if (chance.nextBoolean()) {
      parts.nodes().confirmLeft(iris.actor(), cluster.id(), "w2", "Decommissioned");
    }
    return scan.id();
  }

  /** A node goes out of service for some days, or comes back before its time. */
  private ScanId serves(Cluster cluster, EventfulYear year) {
    Instant now = parts.clock().instant();
    ScanId seen = sees(cluster, Seen.on(NODE).systemHost(NODE, "agent").host(NODE, "debug"));
    if (back.getOrDefault(cluster.id(), now).isAfter(now.plusSeconds(60))) {
      parts.nodes().callBack(marcus.actor(), cluster.id(), NODE, null, "Repaired");
      back.remove(cluster.id());
      return seen;
    }
    Instant until = now.plus(Duration.ofDays(1L + chance.nextInt(20)));
    parts.nodes().putOutOfService(marcus.actor(), cluster.id(), NODE, null, until, "Repair");
    back.put(cluster.id(), until);
    return sees(cluster, Seen.on(NODE).down(NODE, 2).outOfService(NODE));
  }

  /** It answers as another cluster, which somebody confirms sooner or later. */
  private ScanId isAnother(Cluster cluster, EventfulYear year) {
    parts.identities().compare(SCANS, cluster.id(), named("A"));
    if (parts.identities().compare(SCANS, cluster.id(), named("B" + chance.nextInt()))
            instanceof IdentityComparison.Changed(var change)
        && chance.nextBoolean()) {
      var proposed =
          parts
              .identities()
              .proposeIdentity(iris.actor(), cluster.id(), change.id(), "It was rebuilt");
      parts.proposals().confirm(marcus.actor(), proposed.id(), "So it is");
    }
    return year.lastScan();
  }

  private static ObservedIdentity named(String id) {
    return new ObservedIdentity(ClusterKind.MKE, id, "CN=CA", Set.of("n1"));
  }

  private ScanId decided(Cluster cluster, EventfulYear year) {
    parts
        .policies()
        .decide(
            ada.actor(),
            cluster.boundaryId(),
            new ExceptionPolicy(
                chance.nextBoolean() ? DocumentedCounts.OPEN : DocumentedCounts.NOT_A_FINDING,
                100 + chance.nextInt(100),
                "The assessor asks for it."));
    parts
        .settings()
        .decide(
            marcus.actor(),
            cluster.boundaryId(),
            new VerdictSettings(
                1 + chance.nextInt(30), "org.example.l" + chance.nextInt(), 1 + chance.nextInt(30)),
            "MKE was replaced.");
    return year.lastScan();
  }

  private ScanId hasAnotherBundle(Cluster cluster, EventfulYear year) {
    Instant at = parts.clock().instant();
    var replaced =
        chance.nextBoolean()
            ? BundlesOf.anotherAuthority(cluster, at)
            : BundlesOf.renewed(cluster, at);
    parts.transaction().executeWithoutResult(_ -> parts.events().publishEvent(replaced));
    return year.lastScan();
  }
}
