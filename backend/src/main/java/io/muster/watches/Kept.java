package io.muster.watches;

import io.muster.connection.Trouble;
import io.muster.shared.ClusterId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A watch that this instance keeps, and how it writes down what becomes of it. */
record Kept(ClusterId cluster, String holder, Leases leases, WatchSettings settings, Clock clock) {

  Instant now() {
    return clock.instant();
  }

  void watching() {
    leases.watching(cluster, holder, now());
  }

  void heard(Instant at) {
    leases.heard(cluster, holder, at);
  }

  void troubled(Trouble trouble, Duration pause) {
    leases.troubled(cluster, holder, now(), trouble.sentence(), now().plus(pause));
  }
}
