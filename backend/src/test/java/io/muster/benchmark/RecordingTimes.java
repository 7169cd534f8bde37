package io.muster.benchmark;

import io.muster.scans.ScanEnded;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How long recordings took, from the instant at which a scan takes effect until all that follows
 * from it is committed: the one phase that a scan's row cannot tell of itself.
 */
class RecordingTimes {

  private final Clock clock;
  private final AtomicLong millis = new AtomicLong();

  RecordingTimes(Clock clock) {
    this.clock = clock;
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void onEnded(ScanEnded ended) {
    millis.addAndGet(Duration.between(ended.at(), clock.instant()).toMillis());
  }

  /** The sum since the last time, in milliseconds. */
  long taken() {
    return millis.getAndSet(0);
  }
}
