package io.muster.findings;

import io.muster.shared.FindingId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ledger of a cluster as it is, held against what it should be. Pure. */
final class LedgerDifference {

  private static final String NONE = "none";

  private final Map<Episode.Key, Episode> expected = new LinkedHashMap<>();
  private final Map<Episode.Key, Episode> stored = new LinkedHashMap<>();
  private final List<Episode> surplus = new ArrayList<>();
  private final Map<FindingId, Episode.Key> keys = new HashMap<>();

  private LedgerDifference(Collection<Episode> stored, Collection<Episode> expected) {
    for (Episode episode : expected) {
      Episode.Key key = episode.key().orElseThrow();
      this.expected.put(key, episode);
      keys.put(episode.id(), key);
    }
    for (Episode episode : stored) {
      episode.key().ifPresent(key -> keys.put(episode.id(), key));
      if (episode.key().filter(this.expected::containsKey).isEmpty()
          || this.stored.putIfAbsent(episode.key().get(), episode) != null) {
        surplus.add(episode);
      }
    }
  }

  static LedgerDifference between(Collection<Episode> stored, Collection<Episode> expected) {
    return new LedgerDifference(stored, expected);
  }

  /** What is stored and should not be. */
  List<Episode> surplus() {
    return surplus;
  }

  /** What should be and is not stored, or otherwise; with the stored ids where there are any. */
  List<Episode> toWrite() {
    return expected.entrySet().stream()
        .filter(e -> !about(e.getKey()).isEmpty())
        .map(e -> asStored(e.getValue()))
        .toList();
  }

  /** Of what is to be written, what is there already, otherwise. */
  List<FindingId> toRewrite() {
    return toWrite().stream()
        .map(Episode::id)
        .filter(id -> stored.values().stream().anyMatch(s -> s.id().equals(id)))
        .toList();
  }

  /** All differences in words. */
  List<Discrepancy> told() {
    List<Discrepancy> told = new ArrayList<>();
    surplus.forEach(
        e ->
            told.add(
                new Discrepancy(
                    e.key().map(Episode.Key::toString).orElse("Finding " + e.id() + " nowhere"),
                    "a finding",
                    NONE)));
    expected.keySet().forEach(key -> told.addAll(about(key)));
    return told;
  }

  private List<Discrepancy> about(Episode.Key key) {
    Episode should = expected.get(key);
    Episode is = stored.get(key);
    if (is == null) {
      return List.of(new Discrepancy(key.toString(), NONE, "a finding"));
    }
    List<Discrepancy> told = new ArrayList<>();
    compare(told, key + ": opened by", is, should, e -> "scan " + e.openedBy());
    compare(told, key + ": recurrence of", is, should, this::previous);
    compare(told, key + ": end", is, should, LedgerDifference::end);
    compare(told, key + ": places", is, should, e -> lines(e.places()));
    compare(told, key + ": containers", is, should, e -> lines(e.readings()));
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
        .map(id -> keys.containsKey(id) ? keys.get(id).toString() : "an unknown finding")
        .orElse(NONE);
  }

  private static String end(Episode episode) {
    return episode
        .end()
        .map(e -> e.as() + " " + e.at() + (e.by() == null ? "" : " by scan " + e.by()))
        .orElse("still open");
  }

  private static String lines(List<?> of) {
    return of.stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  /** The episode with the ids under which it and the one before it are stored. */
  private Episode asStored(Episode should) {
    return new Episode(
        idOf(should.id()),
        should.openedAt(),
        should.openedBy(),
        should.recurrenceOf().map(this::idOf),
        should.end(),
        should.places(),
        should.readings());
  }

  private FindingId idOf(FindingId replayed) {
    Episode is = stored.get(keys.get(replayed));
    return is == null ? replayed : is.id();
  }
}
