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

  /** Containers of a model that live through the portal: all that may ever be in violation. */
  static final int LIVING = 50;

  YearsSize {
    if (clusters % MODELS != 0 || clusters < MODELS) {
      throw new IllegalArgumentException("clusters: a multiple of " + MODELS + ", please");
    }
  }

  /** How many times the models stand in the fleet, themselves included. */
  int copies() {
    return clusters / MODELS;
  }

  int living() {
    return Math.min(LIVING, containers);
  }

  int exceptionsOfTheModels() {
    return Math.max(1, exceptions / copies());
  }

  /** All of it in a word that a directory can bear. */
  String word() {
    return "%d-clusters-%d-days-%d-containers-%d-exceptions-seed-%d"
        .formatted(clusters, days, containers, exceptions, seed);
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
