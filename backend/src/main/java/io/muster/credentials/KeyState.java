package io.muster.credentials;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key-encryption key, of which nothing is told but its id.
 *
 * @param id a check value from which the key cannot be found, 32 hexadecimal digits
 * @param use what it is for now
 * @param wrapped how many data keys it wraps, of each kind in the order of {@link
 *     KeyOverview#kinds}
 * @param since since when it wraps what is new, or did; null if it never has, or always had
 * @param instances how many of the running instances have it
 */
public record KeyState(
    String id, Use use, List<Long> wrapped, @Nullable Instant since, int instances) {

  /** What a key is for. */
  public enum Use {
    /** Wraps whatever is sealed from now on. */
    WRAPS,
    /** Was replaced, and still wraps something. */
    STILL_NEEDED,
    /** Never wrapped anything: a rotation can go to it. */
    READY,
    /** Was replaced and wraps nothing any more. */
    NO_LONGER_NEEDED
  }

  /** Whether every one of so many instances has it. */
  public boolean everywhere(int running) {
    return instances >= running;
  }
}
