package io.muster.connection;

import io.muster.connection.Trouble.Kind;
import io.muster.connection.transport.BundleTls;
import io.muster.connection.transport.Calls;
import io.muster.connection.transport.Endpoint;
import io.muster.shared.GuardedLookup;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a line to a target, and proves it by a first call. */
@Component
class LineOpener {

  private final ConnectionSettings settings;
  private final Clock clock;
  private final Lingering lingering;

  LineOpener(ConnectionSettings settings, Clock clock, Lingering lingering) {
    this.settings = settings;
    this.clock = clock;
    this.lingering = lingering;
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
    boolean collects = systemLabel != null;
    Lingering.Way way = Lingering.Way.of(target);
    Endpoint endpoint =
        (collects ? lingering.take(way, target.bundle().key()) : Optional.<Endpoint>empty())
            .orElseGet(() -> endpoint(target, target.endpoint()));
    Calls docker = new Calls(endpoint, settings, cutoff);
    Questions questions = new Questions(docker, settings);
    long before = System.nanoTime();
    if (systemLabel != null) {
      questions.ahead(systemLabel, endpoint.free());
    }
    Answer<EngineInfo> info = questions.info();
    Duration latency = Duration.ofNanos(System.nanoTime() - before);
    if (info instanceof Answer.Read<EngineInfo>(EngineInfo proven)) {
      return new Answer.Read<>(
          new DockerLine(
              docker,
              questions,
              pods(target, cutoff),
              endpoint.server(),
              settings,
              proven,
              latency,
              collects ? () -> lingering.leave(way, endpoint) : endpoint::close));
    }
    questions.close();
    docker.close();
    return refused(info, Endpoint.where(target.endpoint()));
  }

  private @Nullable PodList pods(Target target, Cutoff cutoff) {
    URI kubernetes = target.bundle().kubernetes();
    return kubernetes == null
        ? null
        : new PodList(new Calls(endpoint(target, kubernetes), settings, cutoff), settings);
  }

  private Endpoint endpoint(Target target, URI where) {
    return new Endpoint(
        where,
        new BundleTls(target.bundle(), target.anchors(), Endpoint.where(where)),
        new GuardedLookup(target.refused(), settings.connectTimeout()),
        settings);
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
