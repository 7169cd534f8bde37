package io.muster.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTests {

  private static final Instant START = Instant.parse("2026-11-28T08:00:00Z");

  private final Random random = new Random();

  @Test
  void asManyAsSaidAreTakenAtOnceAndThenOneInEachStretch() {
    Pace pace = Pace.valueOf("3 at once, then one every 10s");
    assertThat(taken(pace, List.of(START, START, START, START))).hasSize(3);
    assertThat(taken(pace, List.of(START, START, START, at(9.999), at(10), at(10), at(20))))
        .containsExactly(START, START, START, at(10), at(20));
    assertThat(pace.ask(START.plusSeconds(30), START).pause()).isEqualTo(Duration.ofSeconds(10));
  }

  /** What a limit promises to those whom it protects. */
  @Test
  void inNoTimeAreMoreTakenThanAtOnceAndOneForEachStretchThatPasses() {
    for (long seed = 1; seed <= 120; seed++) {
      Pace pace = anyPace(seed);
      List<Instant> taken = taken(pace, anyTimes(pace));
      for (int first = 0; first < taken.size(); first++) {
        for (int last = first; last < taken.size(); last++) {
          Duration between = Duration.between(taken.get(first), taken.get(last));
          assertThat(last - first + 1L)
              .as("seed %d, from %d to %d", seed, first, last)
              .isLessThanOrEqualTo(pace.atOnce() + between.dividedBy(pace.every()));
        }
      }
    }
  }

  /** What it promises to those whom it must not disturb. */
  @Test
  void whoStaysUnderIsNeverRefused() {
    for (long seed = 1; seed <= 120; seed++) {
      Pace pace = anyPace(seed);
      List<Instant> modest = new ArrayList<>();
      for (Instant asked : anyTimes(pace)) {
        if (staysUnder(pace, modest, asked)) {
          modest.add(asked);
        }
      }
      assertThat(taken(pace, modest)).as("seed %d", seed).isEqualTo(modest);
    }
  }

  @Test
  void whoWaitsAsToldIsTakenAndNotBefore() {
    for (long seed = 1; seed <= 120; seed++) {
      Pace pace = anyPace(seed);
      Instant emptyAt = START;
      for (Instant now : anyTimes(pace)) {
        Pace.Turn turn = pace.ask(emptyAt, now);
        emptyAt = turn.emptyAt();
        if (!turn.taken()) {
          Instant then = now.plus(turn.pause());
          assertThat(pace.ask(emptyAt, then).taken()).as("seed %d", seed).isTrue();
          assertThat(pace.ask(emptyAt, then.minusNanos(1000)).taken()).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "30/2s",
        "0 at once, then one every 2s",
        "-1 at once, then one every 2s",
        "1 at once, then one every 0s",
        "1 at once, then one every 2",
        "1 at once, then one every 2 s"
      })
  void whatIsNoPaceIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> Pace.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPaceReadsAsItIsWritten() {
    assertThat(Pace.valueOf(" 30 at once, then one every 2s "))
        .hasToString("30 at once, then one every 2s");
    assertThat(Pace.valueOf("none").isLimit()).isFalse();
    assertThat(Pace.valueOf("none")).hasToString("none");
  }

  /** Said without a bucket: among those before, no stretch that ends now holds too many. */
  private static boolean staysUnder(Pace pace, List<Instant> before, Instant asked) {
    for (int first = 0; first < before.size(); first++) {
      Duration between = Duration.between(before.get(first), asked);
      if (before.size() - first + 1 > pace.atOnce() + between.dividedBy(pace.every())) {
        return false;
      }
    }
    return true;
  }

  private static List<Instant> taken(Pace pace, List<Instant> asked) {
    List<Instant> taken = new ArrayList<>();
    Instant emptyAt = Instant.EPOCH;
    for (Instant now : asked) {
      Pace.Turn turn = pace.ask(emptyAt, now);
      emptyAt = turn.emptyAt();
      if (turn.taken()) {
        taken.add(now);
      }
    }
    return taken;
  }

  private Pace anyPace(long seed) {
    random.setSeed(seed);
    return new Pace(1 + random.nextInt(6), Duration.ofMillis(1 + random.nextInt(5_000)));
  }

  /** In order, with crowds, pauses near the pace's own, and long calms. */
  private List<Instant> anyTimes(Pace pace) {
    List<Instant> times = new ArrayList<>();
    Instant now = START;
    for (int i = 0; i < 60; i++) {
      long micros = pace.every().toNanos() / 1000;
      now =
          now.plusNanos(
              1000
                  * switch (random.nextInt(5)) {
                    case 0, 1 -> 0;
                    case 2 -> random.nextLong(micros) + 1;
                    case 3 -> micros;
                    default -> random.nextLong(3 * micros) + 1;
                  });
      times.add(now);
    }
    return times;
  }

  private static Instant at(double seconds) {
    return START.plusNanos(Math.round(seconds * 1_000_000_000));
  }
}
