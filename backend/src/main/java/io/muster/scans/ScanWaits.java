package io.muster.scans;

import io.muster.shared.ScanId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets those who ask for a scan wait for its end, without asking again and again. */
@Component
public class ScanWaits implements ScanSignals.Listener {

  private final Map<ScanId, Set<Waiting>> waiting = new ConcurrentHashMap<>();

  ScanWaits(ScanSignals signals) {
    signals.add(this);
  }

  /** One who waits, and how to look whether the wait is over. */
  private record Waiting(CountDownLatch end, BooleanSupplier ended) {

    void look() {
      if (end.getCount() > 0 && ended.getAsBoolean()) {
        end.countDown();
      }
    }
  }

  /**
   * Waits until the end of a scan is committed, wherever it runs, or the time is over; not at all
   * if it has ended.
   *
   * @param most the longest wait; zero does not wait
   * @param ended looks whether it has ended, so that an end in between is not missed; true for one
   *     that is not there, since a wait that throws would hold up others
   */
  public void untilEnded(ScanId scan, Duration most, BooleanSupplier ended) {
    if (most.isZero()) {
      return;
    }
    Waiting one = new Waiting(new CountDownLatch(1), ended);
    waiting.compute(
        scan,
        (id, others) -> {
          Set<Waiting> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(one);
          return all;
        });
    try {
      one.look();
      boolean _ = one.end().await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.computeIfPresent(
          scan,
          (id, others) -> {
            others.remove(one);
            return others.isEmpty() ? null : others;
          });
    }
  }

  /** Before all else that comes after the commit: somebody waits. */
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(ScanEnded ended) {
    waiting.getOrDefault(ended.scan(), Set.of()).forEach(one -> one.end().countDown());
  }

  @Override
  public void heard(Set<String> scans) {
    waiting.forEach(
        (scan, those) -> {
          if (scans.isEmpty() || scans.contains(scan.toString())) {
            those.forEach(Waiting::look);
          }
        });
  }
}
