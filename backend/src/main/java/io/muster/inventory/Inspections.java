package io.muster.inventory;

import io.muster.connection.Answer;
import io.muster.connection.ClusterLine;
import io.muster.connection.InspectedContainer;
import io.muster.connection.ListedContainer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What is known of each container: carried over, read now, or refused. */
final class Inspections {

  /** How many inspections over one connection take about as long as opening another. */
  private static final int PER_WORKER = 50;

  private static final String NO_NODE = "nothing tells on which node it is";

  private final ClusterLine line;
  private final int concurrency;
  private final Clock clock;
  private final Map<String, ContainerFacts> carried;
  private final CollectionWatch watch;
  private final Map<String, ContainerFacts> read = new ConcurrentHashMap<>();
  private final Map<String, String> refused = new ConcurrentHashMap<>();
  private final Set<String> vanished = ConcurrentHashMap.newKeySet();
  private final AtomicInteger done = new AtomicInteger();

  Inspections(
      ClusterLine line,
      int concurrency,
      Clock clock,
      Map<String, ContainerFacts> carried,
      CollectionWatch watch) {
    this.line = line;
    this.concurrency = concurrency;
    this.clock = clock;
    this.carried = carried;
    this.watch = watch;
  }

  /**
   * Those of the list that must be inspected: not known, not yet refused, on a node that answers.
   */
  List<ListedContainer> wanted(List<ListedContainer> list, Nodes nodes) {
    return list.stream()
        .filter(l -> !carried.containsKey(l.id()) && !read.containsKey(l.id()))
        .filter(l -> !refused.containsKey(l.id()))
        .filter(l -> !nodes.unreachable(l))
        .toList();
  }

  /**
   * Inspects them, several at a time.
   *
   * @return how many were left because the watch said to stop
   */
  int read(List<ListedContainer> wanted, Nodes nodes) {
    Queue<ListedContainer> queue = new ConcurrentLinkedQueue<>(wanted);
    int of = done.get() + wanted.size();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < workers(wanted.size()); i++) {
        pool.submit(
            () -> {
              ListedContainer next;
              while (watch.goOn() && (next = queue.poll()) != null) {
                inspect(next, nodes);
                watch.inspected(done.incrementAndGet(), of);
              }
            });
      }
    }
    return queue.size();
  }

  /** Each worker costs a handshake, which has to pay off. */
  private int workers(int wanted) {
    return Math.min(concurrency, 1 + wanted / PER_WORKER);
  }

  int vanished() {
    return vanished.size();
  }

  /** The container of the last list with what is known of it. */
  Sighting sighting(ListedContainer l, Nodes nodes, String systemLabel, boolean literal) {
    return new Sighting(
        l.id(),
        node(l, nodes),
        ContainerName.of(l.names(), nodes.kind(), l.id()).name(),
        RunState.of(l.state()),
        l.image(),
        l.imageId(),
        LabelsOfInterest.of(l.labels(), systemLabel),
        literal,
        false,
        reading(l, nodes));
  }

  /** What was read by this scan of containers that the list does not show any more. */
  List<ContainerFacts> gone(List<ListedContainer> list) {
    Map<String, ContainerFacts> gone = new HashMap<>(read);
    list.forEach(l -> gone.remove(l.id()));
    return List.copyOf(gone.values());
  }

  /**
   * Whether a container that is new to the portal runs although the one it joined is not there, and
   * was never read. An engine lists the joiners of a private container as running for some moments
   * after it killed them: who is still running in the next list does share a namespace.
   */
  boolean unsettled(List<ListedContainer> list) {
    Set<String> listed = list.stream().map(ListedContainer::id).collect(Collectors.toSet());
    return list.stream()
        .filter(l -> RunState.of(l.state()).live() && read.containsKey(l.id()))
        .map(l -> read.get(l.id()).pidMode())
        .filter(PidMode.Joined.class::isInstance)
        .map(mode -> ((PidMode.Joined) mode).target())
        .anyMatch(x -> !listed.contains(x) && !read.containsKey(x) && !carried.containsKey(x));
  }

  /** As the list says; where it does not, as an inspection said; empty if nobody did. */
  private String node(ListedContainer l, Nodes nodes) {
    String listed = nodes.of(l);
    if (!listed.isEmpty()) {
      return listed;
    }
    ContainerFacts known = read.getOrDefault(l.id(), carried.get(l.id()));
    return known == null ? "" : known.node();
  }

  private Reading reading(ListedContainer l, Nodes nodes) {
    if (nodes.unreachable(l)) {
      return new Reading.Unread("the node does not answer: " + l.status());
    }
    if (node(l, nodes).isEmpty()) {
      return new Reading.Unread(refused.getOrDefault(l.id(), NO_NODE));
    }
    ContainerFacts now = read.get(l.id());
    if (now != null) {
      return new Reading.Known(now, false);
    }
    ContainerFacts before = carried.get(l.id());
    return before != null
        ? new Reading.Known(before, true)
        : new Reading.Unread(refused.getOrDefault(l.id(), "vanished or not reached in time"));
  }

  private void inspect(ListedContainer l, Nodes nodes) {
    Instant at = clock.instant();
    Answer<InspectedContainer> answer = line.inspect(l.id());
    switch (answer) {
      case Answer.Read<InspectedContainer>(InspectedContainer container) -> {
        String listed = nodes.of(l);
        String node = listed.isEmpty() ? container.nodeName() : listed;
        if (node.isEmpty()) {
          refused.put(l.id(), NO_NODE);
        } else {
          read.put(l.id(), Facts.of(container, node, at));
        }
      }
      case Answer.Gone<InspectedContainer> gone -> vanished.add(l.id());
      case Answer.Refused<InspectedContainer> no -> refused.put(l.id(), no.sentence());
      case Answer.Failed<InspectedContainer> no -> refused.put(l.id(), no.sentence());
    }
  }
}
