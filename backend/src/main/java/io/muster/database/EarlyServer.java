package io.muster.database;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Begins to make and start the embedded server as soon as the settings are known: unpacking it,
 * making its files and starting it take seconds, in which the portal puts itself together.
 */
public final class EarlyServer implements ApplicationListener<SpringApplicationEvent> {

  private final AtomicBoolean taken = new AtomicBoolean();
  private @Nullable CompletableFuture<EmbeddedServer> begun;

  @Override
  public void onApplicationEvent(SpringApplicationEvent event) {
    switch (event) {
      case ApplicationEnvironmentPreparedEvent prepared -> begin(prepared.getEnvironment());
      case ApplicationContextInitializedEvent made ->
          made.getApplicationContext().getBeanFactory().registerSingleton("earlyServer", this);
      case ApplicationFailedEvent failed -> abandon();
      default -> {}
    }
  }

  private void begin(Environment environment) {
    if (!NoDatabaseNamed.in(environment)) {
      return;
    }
    CompletableFuture<EmbeddedServer> server = new CompletableFuture<>();
    begun = server;
    Thread.ofPlatform()
        .name("embedded-database")
        .start(
            () -> {
              try {
                server.complete(EmbeddedServer.start(environment));
              } catch (Throwable e) {
                // Thrown where the server is asked for.
                server.completeExceptionally(e);
              }
            });
  }

  /**
   * The server, which is the caller's to close from now on. Waits until it has started.
   *
   * @throws io.muster.shared.CannotStart as {@link EmbeddedServer#start(Path)} says
   */
  EmbeddedServer take(Environment environment) {
    CompletableFuture<EmbeddedServer> server = begun;
    if (server == null || !taken.compareAndSet(false, true)) {
      return EmbeddedServer.start(environment);
    }
    try {
      return server.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw e;
    }
  }

  /** Stops a server that nobody came to take, since the portal could not start. */
  private void abandon() {
    CompletableFuture<EmbeddedServer> server = begun;
    if (server != null && taken.compareAndSet(false, true)) {
      server
          .handle(
              (started, failed) -> {
                if (started != null) {
                  started.close();
                }
                return started;
              })
          .join();
    }
  }
}
