package io.muster.connection;

import io.muster.connection.reading.PodPage;
import io.muster.connection.transport.Calls;
import io.muster.connection.transport.Deadline;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks a cluster's Kubernetes API for its pods, page by page. */
final class PodList implements AutoCloseable {

  private static final int PAGE = 250;

  private final Calls kubernetes;
  private final ConnectionSettings settings;

  PodList(Calls kubernetes, ConnectionSettings settings) {
    this.kubernetes = kubernetes;
    this.settings = settings;
  }

  /** All containers of all pods, or nothing: half a list would pass for the whole. */
  Answer<List<PodContainer>> containers() {
    List<PodContainer> all = new ArrayList<>();
    try (Deadline deadline = new Deadline(settings.listDeadline())) {
      String next = "";
      do {
        String path =
            "/api/v1/pods?limit="
                + PAGE
                + (next.isEmpty()
                    ? ""
                    : "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        switch (kubernetes.get(path, settings.listBytes(), deadline, PodPage::read)) {
          case Answer.Read<PodPage>(PodPage page) -> {
            all.addAll(page.containers());
            next = page.next();
          }
          case Answer.Gone<PodPage> _ -> {
            return new Answer.Gone<>();
          }
          case Answer.Refused<PodPage>(int status, String message) -> {
            return new Answer.Refused<>(status, message);
          }
          case Answer.Failed<PodPage>(Trouble trouble) -> {
            return new Answer.Failed<>(trouble);
          }
        }
        if (all.size() > settings.listedItems()) {
          return new Answer.Failed<>(
              new Trouble(
                  Trouble.Kind.TOO_LARGE,
                  "The Kubernetes API lists more than " + settings.listedItems() + " containers."));
        }
      } while (!next.isEmpty());
    }
    return new Answer.Read<>(List.copyOf(all));
  }

  @Override
  public void close() {
    kubernetes.close();
  }
}
