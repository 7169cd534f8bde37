package io.muster.connection;

import io.muster.connection.reading.Nodes;
import io.muster.connection.transport.Bounds;
import io.muster.connection.transport.Calls;
import io.muster.connection.transport.Deadline;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks a line for its nodes, the first time ahead of who will need them, if told to. */
final class NodesAsked implements AutoCloseable {

  private final Calls docker;
  private final Bounds bounds;
  private @Nullable Deadline deadline;
  private final AtomicReference<@Nullable CompletableFuture<Answer<List<ListedNode>>>> ahead =
      new AtomicReference<>();

  NodesAsked(Calls docker, ConnectionSettings settings) {
    this.docker = docker;
    bounds = new Bounds(settings.callDeadline(), settings.otherBytes());
  }

  /** Asks now, in the background. */
  void ahead() {
    Deadline bounded = new Deadline(bounds.deadline());
    deadline = bounded;
    ahead.set(
        CompletableFuture.supplyAsync(
            () -> {
              try (bounded) {
                return docker.get("/nodes", bounds.bytes(), bounded, Nodes::read);
              }
            },
            task -> Thread.ofVirtual().name("nodes-ahead").start(task)));
  }

  /** What was asked for ahead, once; else asks. */
  Answer<List<ListedNode>> answer() {
    CompletableFuture<Answer<List<ListedNode>>> asked = ahead.getAndSet(null);
    return asked == null ? docker.get("/nodes", bounds, Nodes::read) : asked.join();
  }

  /** Ends a call that nobody waits for any more. */
  @Override
  public void close() {
    if (deadline != null) {
      deadline.pass();
    }
  }
}
