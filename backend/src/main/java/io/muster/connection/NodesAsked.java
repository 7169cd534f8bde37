package io.muster.connection;

import io.muster.connection.reading.Nodes;
import io.muster.connection.transport.Bounds;
import io.muster.connection.transport.Calls;
import io.muster.connection.transport.Deadline;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks a line for its nodes, the first time ahead of who will need them, if told to. */
final class NodesAsked implements AutoCloseable {

  private final Calls docker;
  private final Bounds bounds;
  private @Nullable Deadline deadline;
  private @Nullable CompletableFuture<Answer<List<ListedNode>>> ahead;

  NodesAsked(Calls docker, ConnectionSettings settings) {
    this.docker = docker;
    bounds = new Bounds(settings.callDeadline(), settings.otherBytes());
  }

  /** Asks now, in the background. */
  void ahead() {
    Deadline bounded = new Deadline(bounds.deadline());
    deadline = bounded;
    CompletableFuture<Answer<List<ListedNode>>> answer = new CompletableFuture<>();
    ahead = answer;
    Thread.ofVirtual()
        .name("nodes-ahead")
        .start(
            () -> {
              try (bounded) {
                answer.complete(docker.get("/nodes", bounds.bytes(), bounded, Nodes::read));
              } catch (RuntimeException | Error broken) {
                answer.completeExceptionally(broken);
              }
            });
  }

  /** What was asked for ahead, once; else asks. */
  Answer<List<ListedNode>> answer() {
    CompletableFuture<Answer<List<ListedNode>>> asked = taken();
    return asked == null ? docker.get("/nodes", bounds, Nodes::read) : asked.join();
  }

  private synchronized @Nullable CompletableFuture<Answer<List<ListedNode>>> taken() {
    CompletableFuture<Answer<List<ListedNode>>> asked = ahead;
    ahead = null;
    return asked;
  }

  /** Ends a call that nobody waits for any more. */
  @Override
  public void close() {
    if (deadline != null) {
      deadline.pass();
    }
  }
}
