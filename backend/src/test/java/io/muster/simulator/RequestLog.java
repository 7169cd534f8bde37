package io.muster.simulator;

import io.muster.simulator.http.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What was asked so far. */
public final class RequestLog {

  private static final int KEPT = 2_000;

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final LongAdder total = new LongAdder();

  /** How many requests came in. */
  public long total() {
    return total.sum();
  }

  /** The first requests in their order, at most 2,000. */
  public List<Request> all() {
    return List.copyOf(requests);
  }

  /**
   * How many of the first requests were for the path.
   *
   * @param path without version and query; {@code *} stands for one segment
   */
  public long count(String path) {
    return requests.stream().filter(to(path)).count();
  }

  /** Forgets what was asked. */
  public void clear() {
    requests.clear();
    total.reset();
  }

  void note(Request request) {
    total.increment();
    if (requests.size() < KEPT) {
      requests.add(request);
    }
  }

  static Predicate<Request> to(String path) {
    Pattern pattern = Pattern.compile("\\Q" + path.replace("*", "\\E[^/]+\\Q") + "\\E");
    return request -> pattern.matcher(request.path()).matches();
  }
}
