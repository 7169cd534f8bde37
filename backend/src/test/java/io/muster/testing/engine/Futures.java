package io.muster.testing.engine;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what was begun. */
final class Futures {

  private Futures() {}

  static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
