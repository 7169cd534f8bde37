package io.muster.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * When scans of a cluster begin. Pure: it knows neither clock nor chance but what it is given.
 *
 * @param zone in which cron and windows are meant
 * @param jitter by how much a beginning is moved at random, so that a thousand clusters do not
 *     begin at once and nobody can foresee the instant; with {@link Cadence.Every} half before,
 *     half after
 */
public record Timetable(Cadence cadence, ZoneId zone, List<Window> windows, Duration jitter) {

  /** Whoever finds no permitted time within so long never does. */
  private static final Duration HORIZON = Duration.ofDays(8);

  public Timetable {
    windows = List.copyOf(windows);
  }

  /** Whether a scan may begin at an instant. */
  public boolean permits(Instant t) {
    var there = t.atZone(zone);
    boolean limited = windows.stream().anyMatch(Window::allows);
    return windows.stream().filter(w -> !w.allows()).noneMatch(w -> w.contains(there))
        && (!limited || windows.stream().filter(Window::allows).anyMatch(w -> w.contains(there)));
  }

  /**
   * When the next scan begins, empty if never.
   *
   * @param before when the last one began, or the first may be reckoned from
   */
  public Optional<Instant> next(Instant before, RandomGenerator chance) {
    return cadence
        .after(before, zone)
        .map(
            nominal ->
                cadence instanceof Cadence.Every ? nominal.minus(jitter.dividedBy(2)) : nominal)
        .map(earliest -> earliest.isBefore(before) ? before : earliest)
        .flatMap(earliest -> moved(earliest, chance));
  }

  /**
   * The first permitted instant from one on, moved on at random by up to the jitter but not out of
   * what is permitted; empty if there is none.
   */
  public Optional<Instant> moved(Instant earliest, RandomGenerator chance) {
    Instant moved = earliest.plusMillis((long) (jitter.toMillis() * chance.nextDouble()));
    if (permits(moved)) {
      return Optional.of(moved);
    }
    return permitted(earliest)
        .map(
            first -> {
              Duration room = room(first);
              return first.plusMillis((long) (room.toMillis() * chance.nextDouble()));
            });
  }

  /** The first instant from one on at which a scan may begin. */
  public Optional<Instant> permitted(Instant from) {
    if (permits(from)) {
      return Optional.of(from);
    }
    Instant minute = from.truncatedTo(ChronoUnit.MINUTES);
    for (Instant t = minute; t.isBefore(from.plus(HORIZON)); t = t.plus(1, ChronoUnit.MINUTES)) {
      if (!t.isBefore(from) && permits(t)) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  /** The next beginnings without chance, for people. */
  public List<Instant> nominal(Instant after, int many) {
    List<Instant> found = new ArrayList<>();
    Instant last = after;
    while (found.size() < many) {
      Optional<Instant> next = cadence.after(last, zone).flatMap(this::permitted);
      if (next.isEmpty()) {
        break;
      }
      last = next.get();
      found.add(last);
    }
    return found;
  }

  /** It in words. */
  public String words() {
    String when =
        cadence.words() + (cadence instanceof Cadence.Cron ? " (" + zone.getId() + ")" : "");
    String chance =
        jitter.isZero()
            ? ""
            : cadence instanceof Cadence.Every
                ? ", up to " + Spans.words(jitter.dividedBy(2)) + " earlier or later at random"
                : ", up to " + Spans.words(jitter) + " later at random";
    String only =
        windows.isEmpty()
            ? ""
            : "; "
                + windows.stream().map(Window::text).collect(Collectors.joining("; "))
                + (cadence instanceof Cadence.Cron ? "" : " (" + zone.getId() + ")");
    return when + chance + only;
  }

  /** How long from a permitted instant on, up to the jitter, stays permitted. */
  private Duration room(Instant first) {
    Instant last = first;
    while (last.isBefore(first.plus(jitter)) && permits(last.plus(1, ChronoUnit.MINUTES))) {
      last = last.plus(1, ChronoUnit.MINUTES);
    }
    Duration room = Duration.between(first, last);
    return room.compareTo(jitter) > 0 ? jitter : room;
  }
}
