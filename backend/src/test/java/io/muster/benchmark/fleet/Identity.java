package io.muster.benchmark.fleet;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * All ids of one cluster, one after the other: the containers', the engine's, the Swarm's and the
 * nodes'. Every cluster's lie at the same places.
 */
final class Identity {

  private final byte[] ids;

  private Identity(byte[] ids) {
    this.ids = ids;
  }

  static Identity of(long seed, int cluster, int containers, int nodes) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < containers; i++) {
      all.append(FleetIds.container(seed, cluster, i));
    }
    all.append(FleetIds.engine(seed, cluster));
    for (int i = 0; i <= nodes; i++) {
      all.append(FleetIds.swarm(seed, cluster, i));
    }
    return new Identity(all.toString().getBytes(US_ASCII));
  }

  /** Writes one of the ids, or its beginning, into a document. */
  void copy(int from, byte[] into, int at, int length) {
    System.arraycopy(ids, from, into, at, length);
  }

  /** Whether the container of the number has the id. */
  boolean has(int number, String id) {
    for (int i = 0; i < id.length(); i++) {
      if (ids[number * id.length() + i] != id.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
