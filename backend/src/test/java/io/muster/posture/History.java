package io.muster.posture;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A generated history of one cluster, the same for the same seed. It begins with its registration
 * under an allowed age of seven days.
 */
record History(Instant start, List<Event> events) {

  static final int FIRST_ALLOWED_DAYS = 7;

  /** What happens, each at an instant of its own, in order. */
  sealed interface Event {
    Instant at();

    record Scanned(Instant at, View view) implements Event {}

    record Failed(Instant at) implements Event {}

    record Cancelled(Instant at) implements Event {}

    record NodeLeft(Instant at, String node) implements Event {}

    record Allowed(Instant at, int days) implements Event {}

    record Doubted(Instant at) implements Event {}

    record Confirmed(Instant at) implements Event {}

    record OutOfService(Instant at, String node, Instant from, Instant until) implements Event {}

    record CalledBack(Instant at, String node, Instant from) implements Event {}

    record BundleReplaced(Instant at) implements Event {}

    /**
     * An exception is approved.
     *
     * @param documented whether for system containers, else for others
     * @param pinned whether the command counts
     * @param here whether the cluster is among the frozen ones
     * @param boundary the number of its boundary
     * @param looks what the frozen containers look like
     */
    record Approved(
        Instant at,
        int number,
        boolean documented,
        boolean pinned,
        boolean here,
        int boundary,
        LocalDate from,
        LocalDate until,
        ZoneId zone,
        Set<String> looks)
        implements Event {}

    record Revoked(Instant at, int number) implements Event {}

    record Moved(Instant at, int boundary) implements Event {}

    record DocumentedCounts(Instant at, boolean open) implements Event {}

    record Retired(Instant at) implements Event {}
  }

  private static final Duration[] PAUSES = {
    Duration.ofNanos(1000),
    Duration.ofMinutes(5),
    Duration.ofHours(1),
    Duration.ofDays(1),
    Duration.ofDays(1),
    Duration.ofDays(6),
    Duration.ofDays(7),
    Duration.ofDays(7).plusNanos(1000),
    Duration.ofDays(20)
  };

  /** One without exceptions. */
  static History of(long seed, Instant start, int length) {
    return of(seed, start, length, false);
  }

  /** One in which exceptions are approved and revoked and the cluster moves. */
  static History withExceptions(long seed, Instant start, int length) {
    return of(seed, start, length, true);
  }

  private static History of(long seed, Instant start, int length, boolean exceptions) {
    Random random = new Random(seed);
    World world = new World(random);
    List<Event> events = new ArrayList<>();
    Instant at = start;
    while (events.size() < length) {
      for (int turns = random.nextInt(4); turns >= 0; turns--) {
        world.turn();
      }
      at = at.plus(PAUSES[random.nextInt(PAUSES.length)]);
      if (exceptions && random.nextInt(3) == 0) {
        Exceptions.next(random, world, at, events).ifPresent(events::add);
      } else {
        event(random, world, at).ifPresent(events::add);
      }
    }
    if (random.nextInt(4) == 0) {
      events.add(new Event.Retired(at.plusSeconds(1)));
    }
    return new History(start, events);
  }

  private static Optional<Event> event(Random random, World world, Instant at) {
    return switch (random.nextInt(26)) {
      case 0 -> Optional.of(new Event.Failed(at));
      case 1 -> Optional.of(new Event.Cancelled(at));
      case 2, 3 -> world.forgetVanished().map(node -> new Event.NodeLeft(at, node));
      case 4 -> Optional.of(new Event.Allowed(at, 1 + random.nextInt(35)));
      case 5 -> Optional.of(new Event.Doubted(at));
      case 6, 7 -> Optional.of(new Event.Confirmed(at));
      case 8, 9, 10 -> {
        Instant from = soon(random, at);
        Duration time = Duration.ofHours(1 + random.nextInt(400));
        yield Optional.of(
            world.decide(new Event.OutOfService(at, world.anyNode(), from, from.plus(time))));
      }
      case 11, 12 ->
          Optional.of(world.decide(new Event.CalledBack(at, world.anyNode(), soon(random, at))));
      case 13 -> Optional.of(new Event.BundleReplaced(at));
      default -> Optional.of(new Event.Scanned(at, world.look(at)));
    };
  }

  private static Instant soon(Random random, Instant at) {
    return random.nextBoolean() ? at : at.plus(Duration.ofHours(random.nextInt(200)));
  }
}
