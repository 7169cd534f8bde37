package io.muster.api;

import io.muster.connection.ClusterKind;
import io.muster.connection.ConnectionCheck;
import io.muster.connection.ConnectionCheck.NotReachable;
import io.muster.connection.ConnectionCheck.Reachable;
import io.muster.connection.IdentityComparison.Changed;
import io.muster.connection.IdentityComparison.Same;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection check as the API tells it. Of what answers nothing is said when nothing answers.
 *
 * @param reachable whether a Docker API answered
 * @param trouble what keeps the cluster from being scanned, absent if nothing does
 */
record ConnectionView(
    boolean reachable,
    Instant checkedAt,
    @Nullable ClusterKind kind,
    @Nullable String version,
    @Nullable String apiVersion,
    @Nullable Integer nodes,
    @Nullable Orchestrated orchestrators,
    @Nullable Long latencyMillis,
    @Nullable String serverIssuer,
    @Nullable List<String> serverNames,
    @Nullable Cause trouble) {

  /** How many nodes run what. */
  record Orchestrated(int swarm, int kubernetes, int mixed) {}

  /** The cause and what to do about it. */
  record Cause(io.muster.connection.Trouble.Kind kind, String sentence) {

    static Cause of(io.muster.connection.Trouble trouble) {
      return new Cause(trouble.kind(), trouble.sentence());
    }
  }

  static ConnectionView of(ConnectionCheck check) {
    return switch (check.outcome()) {
      case NotReachable(var trouble) ->
          new ConnectionView(
              false, check.at(), null, null, null, null, null, null, null, null, Cause.of(trouble));
      case Reachable found ->
          new ConnectionView(
              true,
              check.at(),
              found.kind(),
              found.version(),
              found.apiVersion(),
              found.orchestrators().nodes(),
              new Orchestrated(
                  found.orchestrators().swarm(),
                  found.orchestrators().kubernetes(),
                  found.orchestrators().mixed()),
              found.latency().toMillis(),
              found.serverIssuer(),
              found.serverNames(),
              switch (found.identity()) {
                case Same _ -> null;
                case Changed changed -> Cause.of(changed.trouble());
              });
    };
  }
}
