package io.muster.credentials.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Cluster;
import io.muster.credentials.Errands;
import io.muster.credentials.KeyRotation;
import io.muster.credentials.Uploads;
import io.muster.credentials.reading.BundleReader;
import io.muster.credentials.reading.ParsedBundle;
import io.muster.identity.Scope;
import io.muster.shared.BundleId;
import io.muster.testing.PortalTest;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Who wraps and opens while a rotation goes on loses nothing. */
@PortalTest
class RotationBesideOthersDatabaseTests extends RotatedKeys {

  @Test
  void aRotationWaitsForWhoIsWrappingAndFindsWhatThatWrapped() throws Exception {
    String fresh = newKey();
    CountDownLatch put = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> slow =
          threads.submit(
              () ->
                  new TransactionTemplate(transactions)
                      .executeWithoutResult(
                          _ -> {
                            put(harbor);
                            put.countDown();
                            await(commit);
                          }));
      put.await();
      Future<KeyRotation> rotation = threads.submit(() -> keys.rotate(root, fresh));
      while (waiting() == 0) {
        assertThat(rotation.isDone()).as("it did not wait").isFalse();
        Thread.onSpinWait();
      }
      commit.countDown();
      slow.get(20, TimeUnit.SECONDS);
      KeyRotation begun = rotation.get(20, TimeUnit.SECONDS);
      assertThat(state(old).wrapped()).containsExactly(2L, 0L, 0L, 0L);
      assertThat(rewrapping.pass(begun.id())).isTrue();
    }
    assertThat(everythingOpens()).isTrue();
  }

  @Test
  void whoPutsAndOpensDuringRotationsLosesNothing() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger puts = new AtomicInteger();
    AtomicInteger opens = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> putting =
          threads.submit(
              until(
                  over,
                  () -> {
                    new TransactionTemplate(transactions).executeWithoutResult(_ -> put(harbor));
                    return puts.incrementAndGet();
                  }));
      Future<?> opening =
          threads.submit(
              until(
                  over,
                  () -> {
                    assertThat(vault.open(drydock.id(), Errands.TEST).endpoint()).isNotNull();
                    assertThat(vault.open(harbor.id(), Errands.TEST).endpoint()).isNotNull();
                    return opens.incrementAndGet();
                  }));
      for (int turn = 0; turn < 4; turn++) {
        int seen = puts.get() + opens.get();
        KeyRotation rotation = keys.rotate(root, newKey());
        while (puts.get() + opens.get() < seen + 4 && !putting.isDone() && !opening.isDone()) {
          Thread.onSpinWait();
        }
        assertThat(rewrapping.pass(rotation.id())).isTrue();
        assertThat(ended(rotation).endedAt()).isNotNull();
        assertThat(state(rotation.from()).wrapped()).containsOnly(0L);
      }
      over.set(true);
      putting.get(20, TimeUnit.SECONDS);
      opening.get(20, TimeUnit.SECONDS);
    }
    assertThat(puts.get()).isPositive();
    assertThat(opens.get()).isPositive();
    assertThat(everythingOpens()).isTrue();
    assertThat(state(wrappingNow()).wrapped()).containsExactly(2L, 0L, 0L, 0L);
  }

  private static Callable<Void> until(AtomicBoolean over, Callable<?> work) {
    return () -> {
      while (!over.get()) {
        work.call();
      }
      return null;
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
  }

  /** How many wait for a lock on a row of this database. */
  private int waiting() {
    return jdbc.sql(
            "select count(*) from pg_stat_activity where datname = current_database() and"
                + " wait_event_type = 'Lock'")
        .query(Integer.class)
        .single();
  }

  /** Stores what is stored anew, under the id of the present bundle. */
  private void put(Cluster cluster) {
    BundleId bundle = bundles.currentOf(cluster.id(), Scope.EVERYTHING).orElseThrow().id();
    ParsedBundle parsed = BundleReader.read(Uploads.harbor().bytes(), clock.instant());
    vault.put(cluster.id(), bundle, parsed);
  }
}
