package io.muster.connection.reading;

/**
 * How one kind of answer is read.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Reading<T> {

  /**
   * Reads the one value of a document.
   *
   * @throws Garbled if it lacks what it must hold
   */
  T read(Json json);
}
