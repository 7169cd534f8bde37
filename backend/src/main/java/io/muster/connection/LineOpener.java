package io.muster.connection;

import io.muster.connection.Trouble.Kind;
import io.muster.connection.transport.BundleTls;
import io.muster.connection.transport.Calls;
import io.muster.connection.transport.Endpoint;
import io.muster.shared.GuardedLookup;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a line to a target, and proves it by a first call. */
@Component
class LineOpener {

  private final ConnectionSettings settings;
  private final Clock clock;

  LineOpener(ConnectionSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  Answer<ClusterLine> open(Target target) {
    return open(target, new Cutoff());
  }

  Answer<ClusterLine> open(Target target, Cutoff cutoff) {
    return open(target, cutoff, null);
  }

  /** Opens one that has asked all that a collection begins with by the time it is proven. */
  Answer<ClusterLine> openToCollect(Target target, Cutoff cutoff, String systemLabel) {
    return open(target, cutoff, systemLabel);
  }

  private Answer<ClusterLine> open(Target target, Cutoff cutoff, @Nullable String systemLabel) {
    if (!clock.instant().isBefore(target.bundle().expires())) {
      return failed(
          Kind.BUNDLE_EXPIRED,
          "The client bundle expired at "
              + target.bundle().expires()
              + ": download a new one and upload it.");
    }
    BundleTls tls = tls(target, target.endpoint());
    Calls docker = calls(target, target.endpoint(), tls, cutoff);
    Questions questions = new Questions(docker, settings);
    long before = System.nanoTime();
    if (systemLabel != null) {
      questions.ahead(systemLabel);
    }
    Answer<EngineInfo> info = questions.info();
    Duration latency = Duration.ofNanos(System.nanoTime() - before);
    if (info instanceof Answer.Read<EngineInfo>(EngineInfo proven)) {
      return new Answer.Read<>(
          new DockerLine(
              docker, questions, pods(target, cutoff), tls.server(), settings, proven, latency));
    }
    questions.close();
    docker.close();
    return refused(info, Endpoint.where(target.endpoint()));
  }

  private @Nullable PodList pods(Target target, Cutoff cutoff) {
    URI kubernetes = target.bundle().kubernetes();
    return kubernetes == null
        ? null
        : new PodList(calls(target, kubernetes, tls(target, kubernetes), cutoff), settings);
  }

  private Calls calls(Target target, URI where, BundleTls tls, Cutoff cutoff) {
    GuardedLookup lookup = new GuardedLookup(target.refused(), settings.connectTimeout());
    return new Calls(new Endpoint(where, tls, lookup, settings), settings, cutoff);
  }

  private static BundleTls tls(Target target, URI where) {
    return new BundleTls(target.bundle(), target.anchors(), Endpoint.where(where));
  }

  /** What an answer that would be an answer elsewhere means to the very first call. */
  private static Answer<ClusterLine> refused(Answer<EngineInfo> info, String where) {
    return switch (info) {
      case Answer.Failed<EngineInfo>(Trouble trouble) when trouble.kind() == Kind.GARBLED ->
          notDocker(where);
      case Answer.Refused<EngineInfo>(int status, String _)
          when status < 500 && status != 403 && status != 429 ->
          notDocker(where);
      case Answer.Gone<EngineInfo> _ -> notDocker(where);
      case Answer.Read<EngineInfo> _, Answer.Refused<EngineInfo> _, Answer.Failed<EngineInfo> _ ->
          new Answer.Failed<>(Troubles.of(info));
    };
  }

  private static Answer<ClusterLine> notDocker(String where) {
    return failed(
        Kind.NOT_DOCKER,
        "The server at "
            + where
            + " answers, but not as a Docker API does: check that the endpoint is that of MKE or of"
            + " a Docker Engine.");
  }

  private static Answer<ClusterLine> failed(Kind kind, String sentence) {
    return new Answer.Failed<>(new Trouble(kind, sentence));
  }
}
