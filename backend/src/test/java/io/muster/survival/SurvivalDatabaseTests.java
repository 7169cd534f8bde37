package io.muster.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.Guest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What may befall one of two portals while they scan a fleet. The kills can be more than the few of
 * every run ({@code -Dsurvival.kills=20}), and the same again ({@code -Dsurvival.seed=…}).
 */
class SurvivalDatabaseTests {

  private static final int CLUSTERS = 20;
  private static final int KILLS = Integer.getInteger("survival.kills", 3);
  private static final Duration PACE = Duration.ofMillis(150);

  @TempDir static Path directory;

  private static TwoPortals portals;
  private static Rows rows;
  private static RunningWatch watch;

  @BeforeAll
  static void start() throws Exception {
    portals = new TwoPortals(directory, CLUSTERS);
    rows = portals.rows;
    watch = new RunningWatch(portals.server);
  }

  @AfterAll
  static void end() throws Exception {
    watch.close();
    portals.close();
  }

  @BeforeEach
  void bothAnswer() throws Exception {
    portals.fleet.pace(PACE);
    portals.startAnotherIfEnded();
    portals.shaken().started();
    portals.setClock(Duration.ZERO);
    portals.awaitAnswer(200);
    portals.awaitTakingUp();
  }

  private static void allIsWell(List<String> asked) throws Exception {
    rows.awaitEnd();
    assertThat(rows.wrongs()).isEmpty();
    assertThat(watch.twice()).isEmpty();
    assertThat(watch.looks()).isPositive();
    assertThat(rows.texts("select id::text from scan where recorded_at is not null"))
        .containsAll(asked);
  }

  @Test
  void theScansOfAKilledInstanceAreFailedAndStartedAgain() throws Exception {
    long seed = Long.getLong("survival.seed", System.nanoTime() & 0xffff);
    System.out.println("survival: kills " + KILLS + ", seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < KILLS; i++) {
      KillMoment moment = KillMoment.values()[i % KillMoment.values().length];
      portals.shaken().started();
      List<String> asked = portals.askAll();
      String alive = rows.texts("select clock_timestamp()::text").getFirst();
      moment.kill(portals, random);
      String killed = rows.texts("select clock_timestamp()::text").getFirst();
      List<String> orphans =
          rows.texts("select id::text from scan where " + portals.leftByShaken(alive));
      portals.startAnother();
      allIsWell(asked);
      if (moment != KillMoment.ANY) {
        assertThat(orphans).as("it died while it recorded").isNotEmpty();
      }
      assertThat(
              rows.texts(
                  """
                  select f.reason || f.status from scan f where f.id = any('{%1$s}') and not exists (
                    select from scan s where s.cluster_id = f.cluster_id and s.attempt = f.attempt + 1
                      and s.started_at between '%2$s' and '%3$s'::timestamptz + interval '60 s')
                  """
                      .formatted(String.join(",", orphans), alive, killed)))
          .as("failed, and not started again within a minute")
          .isEmpty();
      System.out.println("survival: " + moment + " left " + orphans.size() + " scans");
    }
  }

  @Test
  void anInstanceSuspendedWhileItCollectsRecordsNothingWhenItWakes() throws Exception {
    portals.fleet.hold();
    List<String> asked = portals.askAll();
    portals.awaitRunningOnShaken(3);
    sleepsThroughTheTakeOver(asked);
  }

  @Test
  void anInstanceSuspendedWhileItRecordsHoldsUpNobodyAndRecordsNothingWhenItWakes()
      throws Exception {
    portals.fleet.hold();
    List<String> asked = portals.askAll();
    portals.awaitRunningOnShaken(3);
    try (Held _ = Held.turns(portals.server)) {
      portals.fleet.release();
      portals.awaitHeld("insert into cluster_turn%");
      portals.shaken().suspend();
    }
    sleepsThroughTheTakeOver(asked);
  }

  private static void sleepsThroughTheTakeOver(List<String> asked) throws Exception {
    String awake = rows.texts("select clock_timestamp()::text").getFirst();
    portals.shaken().suspend();
    portals.fleet.release();
    assertThat(rows.texts("select id::text from scan where " + portals.leftByShaken(awake)))
        .isNotEmpty();
    allIsWell(asked);
    List<String> before = rows.everything();
    portals.shaken().resume();
    portals.awaitAnswer(200);
    // As long as all its scans would have taken.
    Thread.sleep(4000);
    assertThat(rows.everything()).isEqualTo(before);
  }

  @Test
  void anInstanceThatIsStoppedPutsItsScansBack() throws Exception {
    portals.fleet.hold();
    List<String> asked = portals.askAll();
    portals.awaitRunningOnShaken(3);
    String mine = "select count(*) from scan where ran_on like '%/" + portals.shaken().pid() + "'";
    int said = portals.shaken().log().length();
    portals.shaken().stop();
    portals.fleet.release();
    assertThat(rows.number(mine + " and recorded_at is null")).isZero();
    assertThat(rows.number(mine + " and reason like 'The portal was stopped%asked for again.'"))
        .isPositive();
    assertThat(portals.shaken().log().substring(said)).doesNotContain("ERROR");
    portals.startAnother();
    allIsWell(asked);
  }

  @Test
  void aScanIsCalledOffThroughTheOtherInstance() throws Exception {
    for (boolean onShaken : new boolean[] {true, false}) {
      CalledOff off = CalledOff.of(portals, onShaken, onShaken);
      assertThat(off.statusAtOnce()).isEqualTo("CANCELLED");
      assertThat(off.letGoAfter()).isLessThan(CalledOff.UNANSWERED);
      assertThat(off.requestsAfterwards()).isZero();
      assertThat(off.result()).isEmpty();
    }
    allIsWell(portals.askAll());
  }

  @Test
  void postgresMayBeRestartedWhileTheFleetIsScanned() throws Exception {
    List<String> asked = portals.askAll();
    portals.awaitRunningOnShaken(3);
    portals.server.restart("fast");
    allIsWell(asked);
    asked = portals.askAll();
    portals.awaitRunningOnShaken(3);
    portals.server.restart("immediate");
    allIsWell(asked);
    rows.await(
        "both hear of scans again",
        2,
        "select count(*) from pg_stat_activity where query = 'listen muster_scans'");
  }

  @Test
  void anInstanceWhoseClockJumpsRecordsNothingUntilItIsRight() throws Exception {
    List<String> asked = portals.askAll();
    portals.awaitRunningOnShaken(3);
    portals.setClock(Duration.ofHours(1));
    portals.awaitAnswer(503);
    String orphans = "select count(*) from scan where " + portals.onShaken();
    allIsWell(asked);
    assertThat(rows.number(orphans)).isZero();
    portals.setClock(Duration.ofHours(-1));
    asked = portals.askAll();
    allIsWell(asked);
    bothAnswer();
    asked = portals.askAll();
    portals.awaitRunningOnShaken(1);
    allIsWell(asked);
  }

  @Test
  void whoSignedInAtOneInstanceIsKnownToTheOther() throws Exception {
    try (Guest guest = new Guest()) {
      assertThat(guest.page(portals.shaken().port(), "/fleet")).contains("Sign in");
      guest.signIn(portals.steady.port());
      assertThat(guest.page(portals.steady.port(), "/fleet")).contains("cluster-0");
      assertThat(guest.page(portals.shaken().port(), "/fleet")).contains("cluster-0");
    }
  }
}
