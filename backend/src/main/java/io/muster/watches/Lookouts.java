package io.muster.watches;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Makes what it takes to watch a cluster. */
@Component
class Lookouts {

  private final Watches watches;
  private final Leases leases;
  private final AskedScans scans;
  private final Approach approach;
  private final Connecting connecting;
  private final WatchSettings settings;
  private final Clock clock;

  Lookouts(
      Watches watches,
      Leases leases,
      AskedScans scans,
      Approach approach,
      Connecting connecting,
      WatchSettings settings,
      Clock clock) {
    this.watches = watches;
    this.leases = leases;
    this.scans = scans;
    this.approach = approach;
    this.connecting = connecting;
    this.settings = settings;
    this.clock = clock;
  }

  /** A watch of the cluster that has begun. */
  Lookout start(ClusterId cluster, String holder) {
    Instant last = watches.state(cluster, Scope.EVERYTHING).map(WatchState::askedAt).orElse(null);
    Asking asking = new Asking(() -> scans.ask(cluster, holder), settings.interval(), clock, last);
    Kept kept = new Kept(cluster, holder, leases, settings, clock);
    return new Lookout(kept, approach, connecting, asking).start();
  }
}
