package io.muster.posture;

import io.muster.posture.History.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes up what happens to exceptions, and where the cluster belongs, in a history. */
final class Exceptions {

  static final int BOUNDARIES = 2;

  /** Among them one in which a day begins at one o'clock once a year, and one south. */
  private static final List<String> ZONES =
      List.of("UTC", "America/New_York", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Apia");

  private Exceptions() {}

  static Optional<Event> next(Random random, World world, Instant at, List<Event> before) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> revoked(random, at, before);
      case 2 -> Optional.of(new Event.Moved(at, random.nextInt(BOUNDARIES)));
      case 3 -> Optional.of(new Event.DocumentedCounts(at, random.nextBoolean()));
      default -> approved(random, world, at, before);
    };
  }

  private static Optional<Event> approved(
      Random random, World world, Instant at, List<Event> before) {
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    LocalDate today = at.atZone(zone).toLocalDate();
    LocalDate from = today.plusDays(random.nextInt(9) - 3L);
    LocalDate until = (from.isBefore(today) ? today : from).plusDays(random.nextInt(40));
    return Optional.of(
        new Event.Approved(
            at,
            (int) before.stream().filter(Event.Approved.class::isInstance).count(),
            random.nextInt(5) < 3,
            random.nextInt(3) > 0,
            random.nextInt(8) > 0,
            random.nextInt(4) > 0 ? place(before) : random.nextInt(BOUNDARIES),
            from,
            until,
            zone,
            world.someLooks()));
  }

  /** One that has not ended is revoked, once. */
  private static Optional<Event> revoked(Random random, Instant at, List<Event> before) {
    List<Event.Approved> approved =
        before.stream()
            .filter(Event.Approved.class::isInstance)
            .map(Event.Approved.class::cast)
            .filter(a -> a.until().atStartOfDay(ZoneOffset.MAX).toInstant().isAfter(at))
            .filter(a -> before.stream().noneMatch(e -> revokes(e, a)))
            .toList();
    return approved.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Event.Revoked(at, approved.get(random.nextInt(approved.size())).number()));
  }

  private static boolean revokes(Event event, Event.Approved approved) {
    return event instanceof Event.Revoked(Instant _, int number) && number == approved.number();
  }

  private static int place(List<Event> before) {
    int place = 0;
    for (Event event : before) {
      if (event instanceof Event.Moved(Instant _, int boundary)) {
        place = boundary;
      }
    }
    return place;
  }
}
