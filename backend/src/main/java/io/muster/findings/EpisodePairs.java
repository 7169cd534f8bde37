package io.muster.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which stored episode stands for which that should be. Where a row is damaged, what is left of it
 * must do, so that decisions that cite a finding still find it under its id. Pure.
 */
final class EpisodePairs {

  /** By what an episode may be known, the surest first; empty if the row does not tell. */
  private static final List<Function<Episode, Optional<Object>>> MARKS =
      List.of(
          episode -> episode.key().map(Object.class::cast),
          EpisodePairs::containersFirstRead,
          EpisodePairs::subjectAndScan);

  private record Mark(Object scan, Object what) {}

  private final Map<Episode, Episode> storedFor = new IdentityHashMap<>();
  private final List<Episode> surplus;

  EpisodePairs(Collection<Episode> stored, Collection<Episode> expected) {
    List<Episode> free = new ArrayList<>(stored);
    List<Episode> open = new ArrayList<>(expected);
    MARKS.forEach(mark -> pair(free, open, mark));
    surplus = List.copyOf(free);
  }

  /** The stored one that stands for an expected one, if there is any. */
  Optional<Episode> storedFor(Episode expected) {
    return Optional.ofNullable(storedFor.get(expected));
  }

  /** The stored ones that stand for nothing. */
  List<Episode> surplus() {
    return surplus;
  }

  private void pair(
      List<Episode> free, List<Episode> open, Function<Episode, Optional<Object>> mark) {
    Map<Object, Episode> marked = new HashMap<>();
    free.forEach(e -> mark.apply(e).ifPresent(m -> marked.putIfAbsent(m, e)));
    Set<Episode> taken = new HashSet<>();
    open.removeIf(
        should -> {
          Optional<Episode> is = mark.apply(should).map(marked::remove);
          is.ifPresent(e -> storedFor.put(should, e));
          is.ifPresent(taken::add);
          return is.isPresent();
        });
    free.removeIf(taken::contains);
  }

  private static Optional<Object> containersFirstRead(Episode episode) {
    return episode.readings().stream()
        .findFirst()
        .map(
            first ->
                new Mark(
                    episode.openedBy(),
                    episode.readings().stream()
                        .filter(r -> r.from().equals(first.from()))
                        .map(r -> r.detail().container())
                        .collect(Collectors.toSet())));
  }

  private static Optional<Object> subjectAndScan(Episode episode) {
    return episode.key().map(key -> new Mark(episode.openedBy(), key.subject()));
  }
}
