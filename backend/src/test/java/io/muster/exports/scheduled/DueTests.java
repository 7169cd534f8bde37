package io.muster.exports.scheduled;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.schedules.Timetable;
import io.muster.schedules.Timetables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DueTests {

  private static final Instant MONDAY = Instant.parse("2026-11-23T06:00:00Z");
  private final Timetable weekly = at("0 6 * * MON", "UTC");

  @Test
  void beforeTheFirstTimeNothingIsDue() {
    Due due = Due.of(weekly, MONDAY.minusSeconds(10), MONDAY.minusSeconds(1));
    assertThat(due).isEqualTo(new Due(null, 0, MONDAY));
  }

  @Test
  void atItsTimeAReportIsDueAndNotMissed() {
    Instant next = MONDAY.plus(Duration.ofDays(7));
    assertThat(Due.of(weekly, MONDAY.minusSeconds(10), MONDAY)).isEqualTo(new Due(MONDAY, 0, next));
    assertThat(Due.of(weekly, MONDAY.minusSeconds(10), MONDAY.plus(Due.GRACE)))
        .isEqualTo(new Due(MONDAY, 0, next));
    assertThat(Due.of(weekly, MONDAY.minusSeconds(10), MONDAY.plus(Due.GRACE).plusMillis(1)))
        .isEqualTo(new Due(MONDAY, 1, next));
  }

  @Test
  void ofSeveralThatWereMissedTheLastIsMadeOnce() {
    Instant later = MONDAY.plus(Duration.ofDays(16));
    Due due = Due.of(weekly, MONDAY.minusSeconds(10), later);
    assertThat(due.asOf()).isEqualTo(MONDAY.plus(Duration.ofDays(14)));
    assertThat(due.missed()).isEqualTo(3);
    assertThat(Due.of(weekly, due.asOf(), later).asOf()).as("nothing is made twice").isNull();
  }

  @Test
  void theZoneDecidesAcrossTheChangeOfTheClocks() {
    Timetable berlin = at("30 2 * * *", "Europe/Berlin");
    Due before = Due.of(berlin, Instant.parse("2026-10-24T00:00:00Z"), instant("2026-10-24T12:00"));
    assertThat(before.asOf()).isEqualTo(instant("2026-10-24T00:30"));
    assertThat(Due.of(berlin, instant("2026-10-25T12:00"), instant("2026-10-26T12:00")).asOf())
        .isEqualTo(instant("2026-10-26T01:30"));
  }

  /** Whenever the portal looks, each time is dealt with once, by its own report or a later one. */
  @Test
  void howeverOftenThePortalLooksNoTimeIsLostAndNoneIsMadeTwice() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      Timetable timetable =
          at(random.nextInt(60) + " " + random.nextInt(24) + " * * *", "America/New_York");
      Instant last = MONDAY;
      Instant now = MONDAY;
      TreeSet<Instant> made = new TreeSet<>();
      for (int look = 0; look < 40; look++) {
        now = now.plusSeconds(random.nextInt(200_000));
        Due due = Due.of(timetable, last, now);
        if (due.asOf() != null) {
          assertThat(made.add(due.asOf())).as("seed %d", seed).isTrue();
          assertThat(due.asOf()).isBeforeOrEqualTo(now);
          last = due.asOf();
        }
        assertThat(due.next()).isAfter(now);
      }
      List<Instant> planned =
          timetable.nominal(MONDAY, 1000).stream().filter(last::isAfter).toList();
      assertThat(planned).allSatisfy(t -> assertThat(made.ceiling(t)).isNotNull());
    }
  }

  private static Instant instant(String minute) {
    return Instant.parse(minute + ":00Z");
  }

  private static Timetable at(String cron, String zone) {
    return Timetables.read(null, cron, zone, List.of(), Duration.ZERO);
  }
}
