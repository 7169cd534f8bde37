package io.muster.simulator;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which behaviours are on, at this moment. */
public final class Switches {

  private final Set<Behaviour> on = ConcurrentHashMap.newKeySet();

  Switches(Set<Behaviour> on) {
    this.on.addAll(on);
  }

  /** Whether the behaviour is on. */
  public boolean has(Behaviour behaviour) {
    return on.contains(behaviour);
  }

  void on(Behaviour behaviour) {
    on.add(behaviour);
  }

  void off(Behaviour behaviour) {
    on.remove(behaviour);
  }
}
