package io.muster.simulator;

import io.muster.simulator.SimulatedContainer.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** The containers of one cluster, and what Docker lets happen to them. */
final class Containers {

  private final String cluster;
  private final Clock clock;
  private final Switches switches;
  private final Map<String, SimulatedContainer> all = new LinkedHashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private int made;

  private record Listener(BlockingQueue<String> queue, Set<String> actions) {}

  Containers(String cluster, Clock clock, Switches switches) {
    this.cluster = cluster;
    this.clock = clock;
    this.switches = switches;
  }

  synchronized String create(ContainerSpec spec, String node, Map<String, String> labels) {
    if (ids.containsKey(node + "/" + spec.name)) {
      throw new IllegalStateException("The container name \"/" + spec.name + "\" is in use");
    }
    String id = nextId();
    var container =
        new SimulatedContainer(
            id,
            node,
            spec.name,
            storedPidMode(spec, node),
            "",
            Map.copyOf(labels),
            State.CREATED,
            clock.instant(),
            spec);
    put(container);
    tell("create", container);
    return id;
  }

  synchronized void start(String which) {
    SimulatedContainer container = get(which);
    String namespace = container.pidMode().equals("host") ? "host" : container.id();
    if (!container.joined().isEmpty()) {
      SimulatedContainer joined = find(container.joined()).orElse(null);
      boolean there = joined != null && joined.state().lives();
      if (!there && switches.has(Behaviour.REFUSES_TO_START_WHAT_JOINS_THE_GONE)) {
        throw new IllegalStateException(
            "cannot join PID of a non running container: " + container.joined());
      }
      namespace = there ? joined.namespace() : container.id();
    }
    String where = namespace;
    become(which, "start", one -> one.startedIn(where));
  }

  synchronized void stop(String which) {
    ended(become(which, "die", one -> one.in(State.EXITED)));
  }

  synchronized void remove(String which) {
    SimulatedContainer removed = get(which);
    drop(removed);
    tell("destroy", removed);
    ended(removed);
  }

  synchronized void rename(String which, String newName) {
    SimulatedContainer old = get(which);
    boolean keepsId = switches.has(Behaviour.KEEPS_THE_ID_WHEN_RENAMED);
    if (keepsId) {
      ids.remove(place(old));
    } else {
      drop(old);
    }
    SimulatedContainer renamed = old.called(keepsId ? old.id() : nextId(), newName);
    put(renamed);
    tell("rename", renamed);
  }

  synchronized SimulatedContainer become(
      String which, String event, UnaryOperator<SimulatedContainer> change) {
    SimulatedContainer changed = change.apply(get(which));
    put(changed);
    tell(event, changed);
    return changed;
  }

  synchronized void forget(String node) {
    youngestFirst().stream().filter(one -> one.node().equals(node)).forEach(this::drop);
  }

  synchronized List<SimulatedContainer> youngestFirst() {
    return new ArrayList<>(all.values()).reversed();
  }

  synchronized SimulatedContainer get(String which) {
    return find(which).orElseThrow(() -> new NoSuchElementException("No such container: " + which));
  }

  /** By its id, long or short, its name, or {@code node/name}, with or without a slash before. */
  synchronized Optional<SimulatedContainer> find(String which) {
    String wanted = which.startsWith("/") ? which.substring(1) : which;
    if (all.containsKey(wanted)) {
      return Optional.of(all.get(wanted));
    }
    if (ids.containsKey(wanted)) {
      return Optional.of(all.get(ids.get(wanted)));
    }
    Optional<SimulatedContainer> named =
        all.values().stream().filter(one -> wanted.equals(one.name())).findFirst();
    return named.isPresent() || !wanted.matches("[0-9a-f]+")
        ? named
        : all.values().stream().filter(one -> one.id().startsWith(wanted)).findFirst();
  }

  /**
   * A queue into which a line is put for whatever happens from now on.
   *
   * @param actions of which kind; empty for all
   */
  void listen(BlockingQueue<String> queue, Set<String> actions) {
    listeners.add(new Listener(queue, actions));
  }

  void unlisten(BlockingQueue<String> queue) {
    listeners.removeIf(listener -> listener.queue() == queue);
  }

  /** How many listen. */
  int listeners() {
    return listeners.size();
  }

  private String storedPidMode(ContainerSpec spec, String node) {
    if (!spec.pid.startsWith("container:")) {
      boolean ignored = spec.task && switches.has(Behaviour.SERVICES_HAVE_NO_PID_MODE);
      return ignored ? "" : spec.pid;
    }
    String wanted = spec.pid.substring("container:".length());
    SimulatedContainer joined = find(node + "/" + wanted).or(() -> find(wanted)).orElse(null);
    if (joined == null || !joined.node().equals(node)) {
      throw new NoSuchElementException("No such container: " + wanted);
    }
    return "container:"
        + (switches.has(Behaviour.STORES_THE_JOINED_CONTAINER_BY_ID) ? joined.id() : wanted);
  }

  /**
   * The kernel ends a private namespace with its owner, and all who live in it; never the host's.
   */
  private void ended(SimulatedContainer ended) {
    boolean owner = ended.namespace().equals(ended.id());
    Behaviour switched =
        owner
            ? Behaviour.KILLS_JOINERS_OF_A_REMOVED_PRIVATE_CONTAINER
            : Behaviour.SPARES_JOINERS_OF_A_REMOVED_HOST_CONTAINER;
    if (switches.has(switched) != owner) {
      return;
    }
    for (SimulatedContainer other : youngestFirst()) {
      boolean joined = owner ? other.namespace().equals(ended.id()) : joins(other, ended);
      if (joined && other.state().lives()) {
        become(other.id(), "die", one -> one.in(State.EXITED));
      }
    }
  }

  private static boolean joins(SimulatedContainer one, SimulatedContainer other) {
    return one.joined().equals(other.id());
  }

  private void put(SimulatedContainer container) {
    all.put(container.id(), container);
    ids.put(place(container), container.id());
  }

  private void drop(SimulatedContainer container) {
    all.remove(container.id());
    ids.remove(place(container));
  }

  private static String place(SimulatedContainer container) {
    return container.node() + "/" + container.name();
  }

  private String nextId() {
    return Ids.hex(cluster + "/container/" + made++);
  }

  private void tell(String action, SimulatedContainer container) {
    if (!listeners.isEmpty()) {
      boolean prefixed = switches.has(Behaviour.PREFIXES_NAMES_WITH_THE_NODE);
      String line = Json.write(Documents.event(action, container, prefixed, clock.instant()));
      listeners.stream()
          .filter(listener -> listener.actions().isEmpty() || listener.actions().contains(action))
          .forEach(listener -> listener.queue().add(line));
    }
  }
}
