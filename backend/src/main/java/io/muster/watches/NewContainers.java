package io.muster.watches;

import io.muster.connection.ContainerEvent.Action;
import io.muster.connection.ContainerEvent.Happened;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Containers that a cluster told of and that wait to be inspected, a bounded number of them. One
 * that starts again and was inspected before is not inspected again: its PID mode cannot change.
 */
final class NewContainers {

  private static final int REMEMBERED = 2_000;

  private final int room;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Set<String> inspected =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  NewContainers(int room) {
    this.room = room;
  }

  /** Lets it wait; false if there is no room. */
  synchronized boolean add(Happened event) {
    boolean known = event.action() == Action.START && inspected.contains(event.id());
    if (known || waiting.contains(event.id())) {
      return true;
    }
    if (waiting.size() == room) {
      return false;
    }
    waiting.add(event.id());
    notifyAll();
    return true;
  }

  /** The next one, to be inspected now, if one comes within that time. */
  synchronized Optional<String> next(Duration patience) throws InterruptedException {
    if (waiting.isEmpty()) {
      wait(patience.toMillis());
    }
    Iterator<String> first = waiting.iterator();
    if (!first.hasNext()) {
      return Optional.empty();
    }
    String id = first.next();
    first.remove();
    inspected.add(id);
    return Optional.of(id);
  }

  /** Lets all go that wait: something else will read them. */
  synchronized void clear() {
    waiting.clear();
  }
}
