package io.muster.benchmark;

/**
 * How much history there is.
 *
 * @param clusters of the whole fleet; a multiple of {@link #MODELS}
 * @param days of daily scans
 * @param containers of each cluster
 * @param exceptions of the whole fleet
 */
record YearsSize(int clusters, int days, int containers, int exceptions, long seed) {

  /** Clusters whose history goes through the portal itself; the others are copies of theirs. */
  static final int MODELS = 5;

  static final int BOUNDARIES = 20;

  YearsSize {
    if (clusters % MODELS != 0 || clusters < MODELS) {
      throw new IllegalArgumentException("clusters: a multiple of " + MODELS + ", please");
    }
  }

  /** How many times the models stand in the fleet, themselves included. */
  int copies() {
    return clusters / MODELS;
  }

  int exceptionsOfTheModels() {
    return Math.max(1, exceptions / copies());
  }

  String[] arguments(String home) {
    return new String[] {
      home, "" + clusters, "" + days, "" + containers, "" + exceptions, "" + seed
    };
  }

  static YearsSize of(String[] a) {
    return new YearsSize(
        Integer.parseInt(a[1]),
        Integer.parseInt(a[2]),
        Integer.parseInt(a[3]),
        Integer.parseInt(a[4]),
        Long.parseLong(a[5]));
  }
}
