package io.muster.connection;

import io.muster.connection.reading.Reading;
import io.muster.connection.transport.Bounds;
import io.muster.connection.transport.Calls;
import io.muster.connection.transport.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A call of a line that can be made ahead, once, of who will need its answer. */
final class Question<T> implements AutoCloseable {

  private final Calls docker;
  private final String path;
  private final Bounds bounds;
  private final Reading<T> reading;
  private final AtomicReference<@Nullable CompletableFuture<Answer<T>>> ahead =
      new AtomicReference<>();
  private final AtomicReference<@Nullable Deadline> underWay = new AtomicReference<>();
  private volatile boolean closed;

  Question(Calls docker, String path, Bounds bounds, Reading<T> reading) {
    this.docker = docker;
    this.path = path;
    this.bounds = bounds;
    this.reading = reading;
  }

  /** Asks as soon as the lane is free. */
  void ahead(Executor lane) {
    ahead.set(CompletableFuture.supplyAsync(this::ask, lane));
  }

  /** What was asked for ahead, once; else asks. */
  Answer<T> answer() {
    CompletableFuture<Answer<T>> asked = ahead.getAndSet(null);
    return asked == null ? docker.get(path, bounds, reading) : asked.join();
  }

  private Answer<T> ask() {
    try (Deadline deadline = new Deadline(bounds.deadline())) {
      underWay.set(deadline);
      if (closed) {
        deadline.pass();
      }
      return docker.get(path, bounds.bytes(), deadline, reading);
    }
  }

  /** Ends what was asked for ahead and nobody waits for any more. */
  @Override
  public void close() {
    closed = true;
    Deadline deadline = underWay.get();
    if (deadline != null) {
      deadline.pass();
    }
  }
}
