package io.muster.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where the request being answered comes from.
 *
 * @param requestId the id the portal gave it, as answered in {@code X-Request-Id}
 * @param address the address it came from, as the portal sees it
 */
public record Origin(String requestId, String address) {

  private static final ThreadLocal<Origin> CURRENT = new ThreadLocal<>();

  /** The origin of what this thread does, or null if it does the portal's own work. */
  public static @Nullable Origin current() {
    return CURRENT.get();
  }

  /** Says where what this thread does from now on comes from; null ends it. */
  public static void set(@Nullable Origin origin) {
    if (origin == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(origin);
    }
  }
}
