package io.muster.connection;

import java.util.Optional;
import java.util.function.Function;

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

  /** What was read, empty if nothing was. */
  default Optional<T> read() {
    return this instanceof Read<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  /** Goes on with what was read; anything else stays what it is. */
  default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
    return switch (this) {
      case Read<T>(T value) -> next.apply(value);
      case Gone<T> gone -> new Gone<>();
      case Refused<T>(int status, String message) -> new Refused<>(status, message);
      case Failed<T>(Trouble trouble) -> new Failed<>(trouble);
    };
  }

  /** One sentence on an answer that is no reading, for a person. */
  default String sentence() {
    return switch (this) {
      case Read<T> read -> "";
      case Gone<T> gone -> "404, not there";
      case Refused<T>(int status, String message) -> status + " " + message;
      case Failed<T>(Trouble trouble) -> trouble.sentence();
    };
  }
}
