package io.muster.findings;

import io.muster.shared.FindingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ledger of a cluster as it is, held against what it should be. Pure. */
final class LedgerDifference {

  private static final String NONE = "none";

  private final Collection<Episode> expected;
  private final EpisodePairs pairs;
  private final Map<FindingId, String> names = new HashMap<>();

  private LedgerDifference(Collection<Episode> stored, Collection<Episode> expected) {
    this.expected = expected;
    pairs = new EpisodePairs(stored, expected);
    pairs.surplus().forEach(e -> names.put(e.id(), name(e)));
    for (Episode should : expected) {
      names.put(should.id(), name(should));
      pairs.storedFor(should).ifPresent(is -> names.put(is.id(), name(should)));
    }
  }

  static LedgerDifference between(Collection<Episode> stored, Collection<Episode> expected) {
    return new LedgerDifference(stored, expected);
  }

  /** What is stored and should not be. */
  List<Episode> surplus() {
    return pairs.surplus();
  }

  /** What should be and is not stored, or otherwise; with the stored ids where there are any. */
  List<Episode> toWrite() {
    return expected.stream().filter(e -> !about(e).isEmpty()).map(this::asStored).toList();
  }

  /** Of what is to be written, what is there already, otherwise. */
  List<FindingId> toRewrite() {
    return expected.stream()
        .filter(e -> !about(e).isEmpty())
        .flatMap(e -> pairs.storedFor(e).stream())
        .map(Episode::id)
        .toList();
  }

  /** All differences in words. */
  List<Discrepancy> told() {
    List<Discrepancy> told = new ArrayList<>();
    surplus().forEach(e -> told.add(new Discrepancy(name(e), "a finding", NONE)));
    expected.forEach(e -> told.addAll(about(e)));
    return told;
  }

  private static String name(Episode episode) {
    return episode
        .key()
        .map(Episode.Key::toString)
        .orElse("Finding " + episode.id() + ", which is nowhere");
  }

  private List<Discrepancy> about(Episode should) {
    String name = name(should);
    Optional<Episode> stored = pairs.storedFor(should);
    if (stored.isEmpty()) {
      return List.of(new Discrepancy(name, NONE, "a finding"));
    }
    Episode is = stored.get();
    List<Discrepancy> told = new ArrayList<>();
    compare(told, name + ": opened", is, should, e -> e.openedAt() + " by scan " + e.openedBy());
    compare(told, name + ": recurrence of", is, should, this::previous);
    compare(told, name + ": end", is, should, LedgerDifference::end);
    compare(told, name + ": places", is, should, e -> lines(e.places(), LedgerDifference::place));
    compare(
        told,
        name + ": containers",
        is,
        should,
        e -> lines(e.readings(), LedgerDifference::reading));
    return told;
  }

  private static void compare(
      List<Discrepancy> told,
      String what,
      Episode is,
      Episode should,
      Function<Episode, String> words) {
    if (!words.apply(is).equals(words.apply(should))) {
      told.add(new Discrepancy(what, words.apply(is), words.apply(should)));
    }
  }

  private String previous(Episode episode) {
    return episode
        .recurrenceOf()
        .map(id -> names.getOrDefault(id, "an unknown finding"))
        .orElse(NONE);
  }

  private static String end(Episode episode) {
    return episode
        .end()
        .map(e -> e.as() + " " + e.at() + (e.by() == null ? "" : " by scan " + e.by()))
        .orElse("still open");
  }

  private static <T> String lines(List<T> of, Function<T, String> words) {
    return of.isEmpty() ? NONE : of.stream().map(words).collect(Collectors.joining("\n"));
  }

  private static String place(Episode.Place place) {
    return "%s in boundary %s%s"
        .formatted(place.subject(), place.boundary(), time(place.from(), place.until()));
  }

  /** All that is stored of it, for what is not told is not compared. */
  private static String reading(FindingHistory.Read read) {
    FindingDetail d = read.detail();
    return "%s of %s, %s by PID mode %s through %s, %s, fingerprint %s, without command %s%s"
        .formatted(
            d.container(),
            d.image(),
            d.outcome(),
            d.pidMode(),
            d.chain(),
            d.system() ? "system" : "not system",
            d.fingerprint(),
            d.fingerprintWithoutCommand(),
            time(read.from(), read.until()));
  }

  private static String time(Instant from, @Nullable Instant until) {
    return ", from " + from + (until == null ? " on" : " until " + until);
  }

  /** The episode with the ids under which it and the one before it are stored. */
  private Episode asStored(Episode should) {
    return new Episode(
        idOf(should),
        should.openedAt(),
        should.openedBy(),
        should.recurrenceOf().map(this::idOf),
        should.end(),
        should.places(),
        should.readings());
  }

  private FindingId idOf(Episode should) {
    return pairs.storedFor(should).map(Episode::id).orElse(should.id());
  }

  private FindingId idOf(FindingId replayed) {
    return expected.stream()
        .filter(e -> e.id().equals(replayed))
        .findFirst()
        .map(this::idOf)
        .orElseThrow();
  }
}
