package io.muster.survival;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static final int KILLS = Integer.getInteger("survival.kills", 4);
  private static final Duration PACE = Duration.ofMillis(150);

  @TempDir static Path directory;

  private static TwoPortals portals;
  private static Rows rows;
  private static RunningWatch watch;

  @BeforeAll
  static void start() throws Exception {
    long t = System.nanoTime();
    portals = new TwoPortals(directory, CLUSTERS);
    System.out.println("survival: start " + (System.nanoTime() - t) / 1000000);
    rows = portals.rows;
    watch = new RunningWatch(portals.server);
  }

  @AfterAll
  static void end() throws Exception {
    for (String n : List.of("steady", "shaken-1", "shaken-2", "shaken-3", "shaken-4", "shaken-5"))
      if (java.nio.file.Files.exists(directory.resolve(n + ".log"))) java.nio.file.Files.copy(directory.resolve(n + ".log"), Path.of("/tmp/survival-" + n + ".log"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    watch.close();
    portals.close();
  }

  @BeforeEach
  void bothAnswer() throws Exception {
    portals.fleet.pace(PACE);
    portals.shaken().started();
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
      moment.kill(portals, random);
      String killed = rows.texts("select clock_timestamp()::text").getFirst();
      List<String> orphans = rows.texts("select id::text from scan where " + portals.onShaken());
      portals.startAnother();
      allIsWell(asked);
      if (moment != KillMoment.ANY) {
        assertThat(orphans).as("it died while it recorded").isNotEmpty();
      }
      assertThat(
              rows.texts(
                  """
                  select f.reason || f.status from scan f where f.id = any('{%s}') and not exists (
                    select from scan s where s.cluster_id = f.cluster_id and s.attempt = f.attempt + 1
                      and s.started_at between '%s' and '%2$s'::timestamptz + interval '60 s')
                  """
                      .formatted(String.join(",", orphans), killed)))
          .as("failed, and not started again within a minute")
          .isEmpty();
      System.out.println("survival: " + moment + " left " + orphans.size() + " scans");
    }
  }
}
