package io.muster.survival;

import java.util.Random;

/** When the one of two portals is killed while the fleet is scanned. */
enum KillMoment {
  /** Whenever it happens. */
  ANY {
    @Override
    void kill(TwoPortals portals, Random random) throws Exception {
      portals.awaitRunningOnShaken(1);
      Thread.sleep(random.nextLong(LONGEST));
      portals.shaken().kill();
    }
  },

  /** Within the recording transaction, when everything is written and nothing committed. */
  WRITTEN {
    @Override
    void kill(TwoPortals portals, Random random) throws Exception {
      portals.awaitRunningOnShaken(1);
      Thread.sleep(random.nextLong(LONGEST / 4));
      try (Held _ = portals.heldWhileItRuns(Held::audit)) {
        portals.awaitHeld("select pg_advisory_xact_lock($1)");
        portals.shaken().kill();
      }
    }
  },

  /** Within the recording transaction, when it is to take the cluster's turn. */
  BEFORE_THE_TURN {
    @Override
    void kill(TwoPortals portals, Random random) throws Exception {
      portals.awaitRunningOnShaken(1);
      try (Held _ = portals.heldWhileItRuns(Held::turns)) {
        portals.awaitHeld("insert into cluster_turn%");
        portals.shaken().kill();
      }
    }
  };

  /** In milliseconds, about as long as the fleet takes. */
  private static final int LONGEST = 4000;

  abstract void kill(TwoPortals portals, Random random) throws Exception;
}
