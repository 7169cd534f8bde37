package io.muster.benchmark.fleet;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** How often each cluster was asked what, and connected to. */
final class RequestCounts {

  private static final int KINDS = RequestKind.values().length;

  private final AtomicIntegerArray counts;
  private final int clusters;

  RequestCounts(int clusters) {
    this.clusters = clusters;
    this.counts = new AtomicIntegerArray(clusters * (KINDS + 1));
  }

  void asked(int cluster, RequestKind kind) {
    counts.incrementAndGet(cluster * (KINDS + 1) + kind.ordinal());
  }

  void connected(int cluster) {
    counts.incrementAndGet(cluster * (KINDS + 1) + KINDS);
  }

  /**
   * The counts since the last time, begun anew: for each kind, {@code INFO=sum,least,most} over the
   * clusters that were asked anything.
   */
  String taken() {
    int[] sum = new int[KINDS + 1];
    int[] least = new int[KINDS + 1];
    int[] most = new int[KINDS + 1];
    java.util.Arrays.fill(least, Integer.MAX_VALUE);
    for (int cluster = 0; cluster < clusters; cluster++) {
      int[] own = new int[KINDS + 1];
      int any = 0;
      for (int kind = 0; kind <= KINDS; kind++) {
        own[kind] = counts.getAndSet(cluster * (KINDS + 1) + kind, 0);
        any += own[kind];
      }
      for (int kind = 0; kind <= KINDS && any > 0; kind++) {
        sum[kind] += own[kind];
        least[kind] = Math.min(least[kind], own[kind]);
        most[kind] = Math.max(most[kind], own[kind]);
      }
    }
    StringBuilder text = new StringBuilder();
    for (int kind = 0; kind <= KINDS; kind++) {
      String name = kind == KINDS ? "CONNECTION" : RequestKind.values()[kind].name();
      int fewest = least[kind] == Integer.MAX_VALUE ? 0 : least[kind];
      text.append(kind == 0 ? "" : " ");
      text.append(name).append('=').append(sum[kind]).append(',').append(fewest);
      text.append(',').append(most[kind]);
    }
    return text.toString();
  }
}
