package io.muster.watches;

import io.muster.connection.Answer;
import io.muster.connection.ClusterLine;
import io.muster.connection.ClusterLines;
import io.muster.connection.Cutoff;
import io.muster.connection.EngineVersion;
import io.muster.connection.IdentityComparison;
import io.muster.connection.IdentityManagement;
import io.muster.connection.ListedNode;
import io.muster.connection.ObservedIdentity;
import io.muster.connection.Trouble;
import io.muster.connection.Troubles;
import io.muster.credentials.Errand;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Connects to a cluster and sees to it that it is the right one. */
@Component
class Connecting {

  private static final Actor PORTAL = Actor.portal("watch");

  private final ClusterLines lines;
  private final IdentityManagement identities;

  Connecting(ClusterLines lines, IdentityManagement identities) {
    this.lines = lines;
    this.identities = identities;
  }

  Answer<ClusterLine> open(ClusterId cluster, Cutoff cutoff) {
    return lines.open(cluster, Errand.of(Errand.Purpose.WATCH, PORTAL.who()), cutoff);
  }

  /** Why what answers is not to be listened to, if so. */
  Optional<Trouble> refusal(ClusterId cluster, ClusterLine line) {
    Answer<EngineVersion> version = line.version();
    if (!(version instanceof Answer.Read<EngineVersion>(EngineVersion read))) {
      return Optional.of(Troubles.of(version));
    }
    List<ListedNode> nodes = line.nodes().read().orElse(List.of());
    ObservedIdentity observed =
        ObservedIdentity.of(read, line.opening(), nodes, line.serverIssuer());
    return switch (identities.compare(PORTAL, cluster, observed)) {
      case IdentityComparison.Same _ -> Optional.empty();
      case IdentityComparison.Changed changed -> Optional.of(changed.trouble());
    };
  }
}
