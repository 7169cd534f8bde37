package io.muster.integrity;

import java.time.Instant;
import java.util.UUID;

/**
 * A check of the whole fleet that ended.
 *
 * @param askedBy the portal's own job, or the command line
 * @param clusters how many clusters were compared, retired ones too
 * @param differing how many of them had any difference
 */
public record Check(
    UUID id, Instant beganAt, Instant endedAt, String askedBy, int clusters, int differing) {

  /** Whether everything followed from what it should. */
  public boolean clean() {
    return differing == 0;
  }
}
