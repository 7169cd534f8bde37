package io.muster.posture.web;

import io.muster.identity.Actor;
import io.muster.identity.OngoingView;
import io.muster.scans.ScanSignals;
import io.muster.shared.NotFound;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The streams that are open on this instance. Each sends the whole present state first and then
 * what changed, at most twice a second, as the viewer may see it at that moment; it ends with the
 * viewer's session, and by itself when nothing more will happen.
 */
@Component
class LiveStreams implements ScanSignals.Listener, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int MOST = 500;

  private final LiveState state;
  private final ScanSignals signals;
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  LiveStreams(LiveState state, ScanSignals signals) {
    this.state = state;
    this.signals = signals;
  }

  /** One stream, and the bell that wakes it. */
  private record Stream(SseEmitter emitter, LiveTopic topic, OngoingView viewer, Semaphore bell) {}

  /** Opens a stream; empty if there are too many already. */
  Optional<SseEmitter> open(LiveTopic topic, OngoingView viewer) {
    if (!running || open.size() >= MOST) {
      return Optional.empty();
    }
    Stream stream = new Stream(new SseEmitter(0L), topic, viewer, new Semaphore(1));
    open.add(stream);
    stream.emitter().onCompletion(() -> close(stream));
    stream.emitter().onError(broken -> close(stream));
    Thread.ofVirtual().name("live-stream").start(() -> feed(stream));
    return Optional.of(stream.emitter());
  }

  private void feed(Stream stream) {
    Map<String, String> sent = new HashMap<>();
    try {
      // So that the listener knows at once that it is heard.
      stream.emitter().send(SseEmitter.event().comment("begun"));
      while (open.contains(stream)) {
        boolean rung = stream.bell().tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        stream.bell().drainPermits();
        Optional<Actor> viewer = stream.viewer().now();
        if (viewer.isEmpty() || !running || !tell(stream, viewer.get(), sent)) {
          stream.emitter().send(SseEmitter.event().name("over").data(""));
          stream.emitter().complete();
          break;
        }
        if (!rung) {
          stream.emitter().send(SseEmitter.event().comment("still here"));
        }
        Thread.sleep(PACE);
      }
    } catch (IOException | IllegalStateException left) {
      // The viewer went away.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      LOG.warn("A stream to a page broke off; the page asks anew: {}", failed.toString());
      stream.emitter().complete();
    } finally {
      open.remove(stream);
    }
  }

  /** Sends what changed; whether more may come. */
  private boolean tell(Stream stream, Actor viewer, Map<String, String> sent) throws IOException {
    try {
      LiveState.Moment now = state.of(stream.topic(), viewer.scope());
      for (Map.Entry<String, String> piece : now.pieces().entrySet()) {
        if (!piece.getValue().equals(sent.get(piece.getKey()))) {
          // The first state is in the page already, or on its way: nothing has to be asked anew.
          boolean first = sent.isEmpty() && piece.getKey().equals(LiveState.CHANGED);
          if (!first) {
            stream.emitter().send(SseEmitter.event().name(piece.getKey()).data(piece.getValue()));
          }
        }
      }
      if (now.over() && sent.isEmpty()) {
        // It ended between the page and the stream.
        stream.emitter().send(SseEmitter.event().name(LiveState.CHANGED).data("over"));
      }
      sent.clear();
      sent.putAll(now.pieces());
      return !now.over();
    } catch (NotFound outOfSight) {
      return false;
    }
  }

  private void close(Stream stream) {
    open.remove(stream);
    stream.bell().release();
  }

  @Override
  public void heard(Set<String> scans) {
    open.forEach(stream -> stream.bell().release());
  }

  @Override
  public void start() {
    running = true;
    signals.add(this);
  }

  /** Before the server waits for its requests to end. */
  @Override
  public void stop() {
    running = false;
    signals.remove(this);
    open.forEach(stream -> stream.bell().release());
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
