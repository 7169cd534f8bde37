package io.muster.connection;

import io.muster.connection.transport.DaemonTimer;
import io.muster.connection.transport.Endpoint;
import io.muster.shared.BundleId;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Connections that the line of a scan leaves open for a little while, so that the next scan of the
 * same cluster need not shake hands anew. They hold no key, and are found again only by the bundle,
 * the endpoint and the anchors that they were made with. See ADR 0020.
 */
@Component
class Lingering implements AutoCloseable {

  /** How old connections may get: then the server has to prove itself anew. */
  private static final Duration OLDEST = Duration.ofMinutes(5);

  private static final int MOST = 32;
  private static final ScheduledThreadPoolExecutor TIMER = DaemonTimer.named("lingering-lines");

  private final ConnectionSettings settings;
  private final Duration oldest;
  private final LinkedHashMap<Way, Left> left = new LinkedHashMap<>();
  private boolean closed;

  @Autowired
  Lingering(ConnectionSettings settings) {
    this(settings, OLDEST);
  }

  Lingering(ConnectionSettings settings, Duration oldest) {
    this.settings = settings;
    this.oldest = oldest;
  }

  /** With what a line is made; no key is in it. */
  record Way(BundleId bundle, URI endpoint, List<X509Certificate> anchors) {
    static Way of(Target target) {
      return new Way(target.bundle().bundle(), target.endpoint(), target.anchors());
    }
  }

  private record Left(Endpoint endpoint, Future<?> end) {
    void close() {
      end.cancel(false);
      endpoint.close();
    }
  }

  /**
   * What was left for this way, able to connect again; nobody else gets it.
   *
   * @param key of the bundle
   */
  Optional<Endpoint> take(Way way, PrivateKey key) {
    Left found = remove(way);
    if (found == null) {
      return Optional.empty();
    }
    found.end().cancel(false);
    if (found.endpoint().age().compareTo(oldest) > 0) {
      found.endpoint().close();
      return Optional.empty();
    }
    found.endpoint().wake(key);
    return Optional.of(found.endpoint());
  }

  /** Keeps the connections for a while, without the key; or closes them, if they are in use. */
  void leave(Way way, Endpoint endpoint) {
    if (settings.linger().isZero() || !endpoint.rest()) {
      endpoint.close();
    } else {
      keep(way, endpoint).ifPresent(Left::close);
    }
  }

  /** What has to go for it. */
  private synchronized Optional<Left> keep(Way way, Endpoint endpoint) {
    Future<?> end =
        TIMER.schedule(
            () -> expire(way, endpoint), settings.linger().toNanos(), TimeUnit.NANOSECONDS);
    Left one = new Left(endpoint, end);
    if (closed) {
      return Optional.of(one);
    }
    Left before = left.put(way, one);
    if (before == null && left.size() > MOST) {
      before = left.pollFirstEntry().getValue();
    }
    return Optional.ofNullable(before);
  }

  private void expire(Way way, Endpoint endpoint) {
    Left over;
    synchronized (this) {
      Left found = left.get(way);
      over = found != null && found.endpoint() == endpoint ? left.remove(way) : null;
    }
    if (over != null) {
      over.close();
    }
  }

  private synchronized @Nullable Left remove(Way way) {
    return left.remove(way);
  }

  @Override
  public void close() {
    List<Left> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(left.values());
      left.clear();
    }
    all.forEach(Left::close);
  }
}
