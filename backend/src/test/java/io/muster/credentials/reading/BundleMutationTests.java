package io.muster.credentials.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Run again with {@code -Dmuster.seed=…} and the seed that was printed. */
class BundleMutationTests {

  private static final int COUNT = 10_000;

  /** Of computing, so that a busy machine counts for nothing. */
  private static final long MOST_NANOS = Duration.ofSeconds(2).toNanos();

  private static final long MOST_BYTES = 64L << 20;

  @Test
  void tenThousandSpoiledBundlesEachEndSoonInABundleOrANamedRefusal() {
    long seed = Long.getLong("muster.seed", System.nanoTime());
    System.out.println("Spoiling bundles with seed " + seed);
    Mutations mutations = new Mutations(new Random(seed));
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
    int read = 0;
    for (int i = 0; i < COUNT; i++) {
      byte[] spoiled = mutations.next();
      String which = "mutation " + i + " of seed " + seed;
      long bytes = memory.getCurrentThreadAllocatedBytes();
      long nanos = memory.getCurrentThreadCpuTime();
      try {
        BundleReader.read(spoiled, OtisBundles.NOW);
        read++;
      } catch (BundleRefused refused) {
        assertThat(refused.sentence()).as(which).isNotBlank().doesNotContain("%s");
        refusals.merge(refused.refusal(), 1, Integer::sum);
      } catch (RuntimeException | Error other) {
        throw new AssertionError(which, other);
      }
      assertThat(memory.getCurrentThreadCpuTime() - nanos)
          .as("nanoseconds of " + which)
          .isLessThan(MOST_NANOS);
      assertThat(memory.getCurrentThreadAllocatedBytes() - bytes)
          .as("bytes allocated by " + which)
          .isLessThan(MOST_BYTES);
    }
    System.out.println("Read " + read + ", refused " + refusals);
    assertThat(read).as("good in spite of it").isBetween(COUNT / 100, 6 * COUNT / 10);
    assertThat(refusals).as("different causes").hasSizeGreaterThan(8);
  }
}
