package io.muster.survival;

import io.muster.connection.Trouble.Kind;
import io.muster.simulator.Fault;
import io.muster.simulator.Simulator;
import java.time.Duration;
import java.util.Set;

/** How a cluster misbehaves after it was read well, and what its scan then says. */
enum Hostility {
  DRIPS("/info", Fault.drip(Duration.ofMillis(500)), Kind.TIMEOUT),
  HANGS("/info", Fault.hang(), Kind.TIMEOUT),
  HANGS_LATER("/containers/json", Fault.hang(), Kind.TIMEOUT),
  RESETS("/info", Fault.reset(), Kind.CONNECTION_LOST),
  RESETS_LATER("/containers/json", Fault.reset(), Kind.CONNECTION_LOST),
  ANSWERS_GARBAGE("/info", Fault.garbage(), Kind.NOT_DOCKER, Kind.CONNECTION_LOST),
  ANSWERS_A_PAGE("/info", Fault.html(), Kind.NOT_DOCKER),
  ANSWERS_A_GIGABYTE("/info", Fault.flood(1 << 30), Kind.TOO_LARGE),
  LISTS_A_GIGABYTE("/containers/json", Fault.endless(1 << 30), Kind.TOO_LARGE),
  IS_ANOTHER("/nothing", Fault.hang(), Kind.IDENTITY_CHANGED) {
    @Override
    void befall(Simulator simulator) {
      simulator.cluster().becomeAnother("drydock");
    }
  };

  private final String path;
  private final Fault fault;
  private final Set<Kind> troubles;

  Hostility(String path, Fault fault, Kind... troubles) {
    this.path = path;
    this.fault = fault;
    this.troubles = Set.of(troubles);
  }

  void befall(Simulator simulator) {
    simulator.fault(path, fault);
  }

  /** What the trouble may be called. */
  Set<Kind> troubles() {
    return troubles;
  }
}
