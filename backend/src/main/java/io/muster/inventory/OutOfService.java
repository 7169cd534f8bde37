package io.muster.inventory;

import java.time.Instant;

/**
 * A time for which a node is out of service: what is unread there is no gap meanwhile.
 *
 * @param from its first instant
 * @param until the instant after its last
 */
public record OutOfService(String hostname, Instant from, Instant until) {

  /** Whether the node is out of service at that instant by this. */
  public boolean covers(Instant t) {
    return !t.isBefore(from) && t.isBefore(until);
  }
}
