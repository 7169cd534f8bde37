package io.muster.credentials.vault;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the ring of keys anew now and then, tells the other instances which keys are here, and has
 * the JDK let go of private keys that are gone.
 */
@Component
class KeyBeat implements SmartLifecycle {

  /** How often; an instance that was silent for four times as long is taken for gone. */
  static final Duration EVERY = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(KeyBeat.class);

  private final Kek kek;
  private final ForgottenKeys forgotten = new ForgottenKeys();
  private @Nullable ScheduledExecutorService timer;

  KeyBeat(Kek kek) {
    this.kek = kek;
  }

  @Override
  public void start() {
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("key-beat").factory());
    timer.scheduleWithFixedDelay(
        this::beat, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat() {
    forgotten.letGo();
    try {
      kek.readAgain();
    } catch (RuntimeException failed) {
      LOG.warn("The key-encryption keys could not be looked at; it goes on: {}", failed.toString());
    }
  }

  @Override
  public void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
    try {
      kek.leave();
    } catch (RuntimeException lost) {
      LOG.debug("This instance could not say that it is gone; the others will notice.", lost);
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
