package io.muster.watches;

import static io.muster.watches.WatchedHarbor.rest;
import static io.muster.watches.WatchedHarbor.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.PortalTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several instances of the portal share the watches. */
@PortalTest
class WatchLeasesDatabaseTests {

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired WatchRunner here;
  @Autowired Leases leases;
  @Autowired Lookouts lookouts;
  @Autowired WatchSettings settings;
  @Autowired JdbcClient jdbc;

  private WatchRunner there;
  private WatchedHarbor sea;

  @BeforeEach
  void aSecondInstance() {
    there = new WatchRunner(leases, lookouts, settings);
    there.start();
    sea = new WatchedHarbor(beans.createBean(WatchedHarbor.Beans.class)).withABundle();
  }

  @AfterEach
  void goHome() {
    sea.close();
    there.stop();
  }

  private boolean watches(WatchRunner runner) {
    return runner.watched().contains(sea.cluster.id());
  }

  @Test
  void twoInstancesKeepOneWatchAndOneTakesItWhenTheOtherStops() {
    sea.watch();
    rest(settings.beat().multipliedBy(4));
    assertThat(sea.harbor.listeners()).isEqualTo(1);
    assertThat(watches(here)).isNotEqualTo(watches(there));
    WatchRunner holder = watches(here) ? here : there;
    WatchRunner other = watches(here) ? there : here;
    holder.stop();
    try {
      until(() -> watches(other) && sea.watching() && sea.harbor.listeners() == 1);
      until(() -> sea.watchedScans().size() == 2);
    } finally {
      holder.start();
    }
  }

  @Test
  void whoseLeaseIsLostLetsGoAndALeaseThatLapsesIsTaken() {
    sea.watch();
    heldBySomebodyDead("1 hour");
    until(() -> sea.harbor.listeners() == 0);
    assertThat(watches(here) || watches(there)).isFalse();
    rest(Duration.ofSeconds(1));
    assertThat(sea.harbor.listeners()).as("the dead one's lease still runs").isZero();
    heldBySomebodyDead("-1 second");
    until(() -> sea.watching() && sea.harbor.listeners() == 1);
    until(() -> sea.watchedScans().size() == 2);
  }

  @Test
  void whatNobodyKeepsIsNotShownAsHeard() {
    sea.watch();
    here.stop();
    there.stop();
    try {
      assertThat(sea.watching()).isFalse();
      until(() -> sea.harbor.listeners() == 0);
      heldBySomebodyDead("1 minute");
      assertThat(sea.watching()).isTrue();
      heldBySomebodyDead("-1 second");
      assertThat(sea.watching()).isFalse();
    } finally {
      here.start();
    }
  }

  private void heldBySomebodyDead(String lease) {
    jdbc.sql(
            "update cluster_watch_state set held_by = 'dead', watching_since = clock_timestamp(),"
                + " lease_until = clock_timestamp() + cast(? as interval) where cluster_id = ?")
        .params(lease, sea.cluster.id().value())
        .update();
  }
}
