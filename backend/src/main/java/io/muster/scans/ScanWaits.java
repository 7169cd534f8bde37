package io.muster.scans;

import io.muster.shared.ScanId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets those who ask for a scan wait for its end, without asking again and again. */
@Component
public class ScanWaits {

  private final Map<ScanId, Set<CountDownLatch>> waiting = new ConcurrentHashMap<>();

  /**
   * Waits until the end of a scan is committed, or the time is over; not at all if it has ended.
   *
   * @param most the longest wait; zero does not wait
   * @param ended looks whether it has ended, so that an end in between is not missed
   */
  public void untilEnded(ScanId scan, Duration most, BooleanSupplier ended) {
    if (most.isZero()) {
      return;
    }
    CountDownLatch end = new CountDownLatch(1);
    waiting.compute(
        scan,
        (id, ends) -> {
          Set<CountDownLatch> all = ends == null ? ConcurrentHashMap.newKeySet() : ends;
          all.add(end);
          return all;
        });
    try {
      if (!ended.getAsBoolean()) {
        boolean _ = end.await(most.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.computeIfPresent(
          scan,
          (id, ends) -> {
            ends.remove(end);
            return ends.isEmpty() ? null : ends;
          });
    }
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(ScanEnded ended) {
    waiting.getOrDefault(ended.scan(), Set.of()).forEach(CountDownLatch::countDown);
  }
}
