package io.muster.benchmark;

import io.muster.benchmark.fleet.FleetIds;
import io.muster.benchmark.fleet.RequestKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * Asks clusters what a first scan asks of them, over as many connections, and throws the answers
 * away: what a client that does nothing else can reach.
 *
 * @param ports the clusters' ports
 */
record ReferenceClient(SSLContext context, long seed, int containers, List<Integer> ports) {

  private static final int INSPECTS_AT_ONCE = 8;

  /**
   * How long it took for the clusters from a number to below another, in milliseconds.
   *
   * @param atOnce how many of them at the same time
   */
  long run(int from, int to, int atOnce) {
    long before = System.nanoTime();
    AtomicInteger next = new AtomicInteger(from);
    inParallel(
        atOnce,
        () -> {
          for (int cluster = next.getAndIncrement();
              cluster < to;
              cluster = next.getAndIncrement()) {
            ask(cluster);
          }
        });
    return (System.nanoTime() - before) / 1_000_000;
  }

  private void ask(int cluster) {
    URI base = URI.create("https://127.0.0.1:" + ports.get(cluster));
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(context).version(HttpClient.Version.HTTP_1_1).build()) {
      get(client, base, RequestKind.INFO);
      inParallel(
          List.of(
              () -> {
                get(client, base, RequestKind.NODES);
                get(client, base, RequestKind.LITERAL);
                get(client, base, RequestKind.PLUGINS);
              },
              () -> {
                get(client, base, RequestKind.LIST);
                inspect(client, base, cluster);
              }));
      get(client, base, RequestKind.LIST);
      get(client, base, RequestKind.INFO);
    }
  }

  private void inspect(HttpClient client, URI base, int cluster) {
    AtomicInteger next = new AtomicInteger();
    inParallel(
        Math.min(INSPECTS_AT_ONCE, 1 + containers / 50),
        () -> {
          for (int i = next.getAndIncrement(); i < containers; i = next.getAndIncrement()) {
            get(client, base, "/containers/" + FleetIds.container(seed, cluster, i) + "/json");
          }
        });
  }

  private static void get(HttpClient client, URI base, RequestKind kind) {
    get(client, base, String.valueOf(kind.path()));
  }

  private static void get(HttpClient client, URI base, String path) {
    try {
      var answer =
          client.send(
              HttpRequest.newBuilder(base.resolve(path))
                  .header("Accept", "application/json")
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " " + answer.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void inParallel(int threads, Runnable work) {
    inParallel(Collections.nCopies(threads, work));
  }

  private static void inParallel(List<Runnable> works) {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      works.stream()
          .map(work -> CompletableFuture.runAsync(work, pool))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }
}
