package io.muster.credentials;

import java.time.Instant;
import java.util.Set;

/**
 * A running instance of the portal, and which key-encryption keys it has.
 *
 * @param name its host and process
 * @param keys the ids of its keys
 * @param seenAt when it last said so
 */
public record KeyInstance(String name, Set<String> keys, Instant seenAt) {

  public KeyInstance {
    keys = Set.copyOf(keys);
  }
}
