package io.muster.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Watches the heap of the process it is in. */
final class HeapWatch {

  private static final int MILLIS = 50;
  private static final int MIB = 1 << 20;

  private final AtomicLong used = new AtomicLong();
  private final AtomicLong usedAfterCollection = new AtomicLong();

  /** Watches from now on. */
  static HeapWatch start() {
    HeapWatch watch = new HeapWatch();
    for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, _) -> watch.collected((CompositeData) notification.getUserData()),
              notification ->
                  notification
                      .getType()
                      .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
              null);
    }
    Thread.ofPlatform().daemon().name("heap-watch").start(watch::sample);
    return watch;
  }

  /**
   * Three numbers in MiB: used at the most since the last time, used at the most right after a
   * collection, and what lives now.
   */
  String taken() {
    long most = used.getAndSet(0);
    long afterCollection = usedAfterCollection.getAndSet(0);
    System.gc();
    long lives = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return most / MIB + " " + afterCollection / MIB + " " + lives / MIB;
  }

  private void collected(CompositeData data) {
    long after =
        GarbageCollectionNotificationInfo.from(data)
            .getGcInfo()
            .getMemoryUsageAfterGc()
            .entrySet()
            .stream()
            .filter(pool -> isHeap(pool.getKey()))
            .mapToLong(pool -> pool.getValue().getUsed())
            .sum();
    usedAfterCollection.accumulateAndGet(after, Math::max);
  }

  private static boolean isHeap(String pool) {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .anyMatch(
            bean ->
                bean.getName().equals(pool)
                    && bean.getType() == java.lang.management.MemoryType.HEAP);
  }

  private void sample() {
    try {
      while (true) {
        MemoryUsage now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        used.accumulateAndGet(now.getUsed(), Math::max);
        Thread.sleep(MILLIS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
