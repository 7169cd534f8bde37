package io.muster.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When scans begin: cadence, zone, windows and chance. */
class TimetableTests {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z"); // a Friday

  @Test
  void anIntervalIsReckonedFromTheScanBefore() {
    assertThat(every(Duration.ofHours(6), 0).next(NOON, new Random(1)))
        .contains(NOON.plus(Duration.ofHours(6)));
  }

  @Test
  void cronIsMeantInTheZoneAlsoWhenItsClocksChange() {
    Timetable at2 = cron("30 2 * * *", NEW_YORK);
    List<Instant> overSpring = at2.nominal(Instant.parse("2027-03-13T00:00:00Z"), 3);
    assertThat(overSpring.getFirst()).isEqualTo("2027-03-13T07:30:00Z");
    assertThat(overSpring.get(1))
        .as("02:30 does not exist on that day")
        .isBetween("2027-03-14T06:30:00Z", "2027-03-15T06:30:00Z");
    assertThat(overSpring.getLast().atZone(NEW_YORK).getMinute()).isEqualTo(30);
    assertThat(cron("0 0 31 2 *", NEW_YORK).nominal(NOON, 1)).as("never").isEmpty();
  }

  @Test
  void windowsOverMidnightBelongToTheDayTheyBeginOn() {
    Window night = Window.parse("allow Mon-Fri 22:00-06:00");
    assertThat(night.contains(at("2026-11-27T22:00:00Z"))).as("Friday, 22:00").isTrue();
    assertThat(night.contains(at("2026-11-28T05:59:59Z"))).as("the night to Saturday").isTrue();
    assertThat(night.contains(at("2026-11-28T06:00:00Z"))).isFalse();
    assertThat(night.contains(at("2026-11-28T23:00:00Z"))).as("Saturday, 23:00").isFalse();
    assertThat(night.contains(at("2026-11-30T01:00:00Z"))).as("the night to Monday").isFalse();
    assertThat(Window.parse("forbid Sat,Sun").contains(at("2026-11-29T23:59:59Z"))).isTrue();
    assertThat(Window.parse("allow daily 08:00-24:00").contains(at("2026-11-29T23:59:59Z")))
        .isTrue();
  }

  @Test
  void whatWouldBeginOutsideBeginsWhenItMay() {
    Timetable nights = windowed("allow daily 22:00-23:00");
    assertThat(nights.permitted(NOON)).contains(Instant.parse("2026-11-27T22:00:00Z"));
    assertThat(nights.permitted(Instant.parse("2026-11-27T22:59:59Z")))
        .contains(Instant.parse("2026-11-27T22:59:59Z"));
    assertThat(nights.permitted(Instant.parse("2026-11-27T23:00:00Z")))
        .contains(Instant.parse("2026-11-28T22:00:00Z"));
    assertThat(windowed("forbid daily").permitted(NOON)).isEmpty();
  }

  @Test
  void aThousandClustersDoNotBeginAtOnce() {
    Timetable nightly =
        new Timetable(
            new Cadence.Cron("0 1 * * *"), ZoneId.of("UTC"), List.of(), Duration.ofHours(1));
    Random chance = new Random(7);
    Set<Long> minutes =
        IntStream.range(0, 1000)
            .mapToObj(i -> nightly.next(NOON, chance).orElseThrow())
            .peek(t -> assertThat(t).isBetween("2026-11-28T01:00:00Z", "2026-11-28T02:00:00Z"))
            .map(t -> t.getEpochSecond() / 60)
            .collect(Collectors.toSet());
    assertThat(minutes).hasSizeGreaterThan(55);
  }

  @Test
  void whateverIsSaidTheNextOneLiesAheadAndIsPermitted() {
    long seed = new Random().nextLong();
    Random chance = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      Timetable some = some(chance);
      Instant before = NOON.plusSeconds(chance.nextInt(40_000_000));
      some.next(before, chance)
          .ifPresent(
              t -> {
                assertThat(t).as("seed %d, %s", seed, some.words()).isAfterOrEqualTo(before);
                assertThat(some.permits(t)).as("seed %d, %s, %s", seed, some.words(), t).isTrue();
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 2 * * MON | Every Monday at 02:30 (UTC)",
        "0 6 32 * * | At the times of cron 0 6 32 * * (UTC)",
        "0 1 * * *    | Every day at 01:00 (UTC)",
        "15 * * * *   | Every hour at minute 15 (UTC)",
        "0 1 1 * *    | On day 1 of each month at 01:00 (UTC)",
        "0 1 1 1 *    | At the times of cron 0 1 1 1 * (UTC)"
      })
  void cronIsSaidInWordsWhereThatIsPlain(String cron, String words) {
    assertThat(cron(cron, ZoneId.of("UTC")).words()).isEqualTo(words);
  }

  @Test
  void anIntervalIsSaidInWords() {
    assertThat(
            new Timetable(
                    new Cadence.Every(Duration.ofHours(24)),
                    ZoneId.of("UTC"),
                    List.of(Window.parse("forbid Sat,Sun")),
                    Duration.ofMinutes(60))
                .words())
        .isEqualTo(
            "Every 24 hours, up to 30 minutes earlier or later at random; forbid Sat,Sun (UTC)");
    assertThat(every(Duration.ofDays(3), 0).words()).isEqualTo("Every 3 days");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sometimes",
        "allow",
        "allow Xyz",
        "allow Mon 25:00-26:00",
        "forbid Mon-Fri 9-17",
        "Mon"
      })
  void aWindowThatIsNoneIsRefusedWithASentence(String line) {
    assertThatThrownBy(
            () -> Timetables.read(Duration.ofHours(1), "", "UTC", List.of(line), Duration.ZERO))
        .isInstanceOf(Invalid.class)
        .hasMessageMatching(".*[.]");
  }

  @Test
  void everyMistakeIsSaidAtOnce() {
    assertThatThrownBy(
            () -> Timetables.read(null, "61 * * * *", "Mars/Olympus", List.of("x"), Duration.ZERO))
        .isInstanceOfSatisfying(
            Invalid.class,
            i ->
                assertThat(i.fields())
                    .extracting(f -> f.field())
                    .containsExactly("cron", "zone", "windows"));
  }

  @Test
  void triesGrowApartUntilSixHours() {
    assertThat(IntStream.rangeClosed(1, 9).mapToObj(Backoff::after).map(Duration::toMinutes))
        .containsExactly(1L, 5L, 15L, 30L, 60L, 120L, 240L, 360L, 360L);
  }

  private static Timetable some(Random chance) {
    List<Window> windows = new ArrayList<>();
    String[] lines = {
      "allow Mon-Fri 22:00-06:00",
      "forbid Sat,Sun",
      "allow daily 00:00-04:30",
      "forbid Wed 01:00-03:00"
    };
    for (String line : lines) {
      if (chance.nextInt(3) == 0) {
        windows.add(Window.parse(line));
      }
    }
    String[] zones = {"UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"};
    Cadence cadence =
        chance.nextBoolean()
            ? new Cadence.Every(Duration.ofMinutes(15 + chance.nextInt(5000)))
            : new Cadence.Cron(chance.nextInt(60) + " " + chance.nextInt(24) + " * * *");
    return new Timetable(
        cadence,
        ZoneId.of(zones[chance.nextInt(zones.length)]),
        windows,
        Duration.ofMinutes(chance.nextInt(120)));
  }

  private static Timetable every(Duration interval, int jitter) {
    return new Timetable(
        new Cadence.Every(interval), ZoneId.of("UTC"), List.of(), Duration.ofMinutes(jitter));
  }

  private static Timetable cron(String cron, ZoneId zone) {
    return new Timetable(new Cadence.Cron(cron), zone, List.of(), Duration.ZERO);
  }

  private static Timetable windowed(String line) {
    return new Timetable(
        new Cadence.Every(Duration.ofHours(1)),
        ZoneId.of("UTC"),
        List.of(Window.parse(line)),
        Duration.ZERO);
  }

  private static java.time.ZonedDateTime at(String instant) {
    return Instant.parse(instant).atZone(ZoneId.of("UTC"));
  }
}
