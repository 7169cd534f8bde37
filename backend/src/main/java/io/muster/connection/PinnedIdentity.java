package io.muster.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The identity by which a cluster is known from an instant on.
 *
 * @param by the user name of who pinned or confirmed it, or the portal's job
 * @param reason why a changed identity was confirmed, else null
 */
public record PinnedIdentity(
    ObservedIdentity identity, Instant from, How how, String by, @Nullable String reason) {

  /** How an identity came to be pinned. */
  public enum How {
    FIRST_CONNECTION("at the first good connection"),
    NODES_JOINED("when nodes joined"),
    CONFIRMED("by confirmation");

    private final String title;

    How(String title) {
      this.title = title;
    }

    /** How, in words. */
    public String title() {
      return title;
    }
  }
}
