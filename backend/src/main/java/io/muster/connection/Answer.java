package io.muster.connection;

/**
 * How one call to a cluster ended. A call that could not be made or understood is a value, not a
 * throwable, because what could not be read is itself a fact of the scan.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {

  /** The cluster answered, and this is what it said. */
  record Read<T>(T value) implements Answer<T> {}

  /** 404: it is not there (any more). */
  record Gone<T>() implements Answer<T> {}

  /**
   * The cluster answered with an error.
   *
   * @param status the HTTP status
   * @param message what it said, cut at 256 characters, control characters replaced
   */
  record Refused<T>(int status, String message) implements Answer<T> {}

  /** No usable answer came. */
  record Failed<T>(Trouble trouble) implements Answer<T> {}

  /** What was read, or null if nothing was. */
  default @org.jspecify.annotations.Nullable T valueOrNull() {
    return this instanceof Read<T>(T value) ? value : null;
  }
}
