package io.muster.findings;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The findings of one cluster as they should be, kept in memory while its events are replayed. */
final class EpisodesInMemory implements Book {

  private final Map<FindingId, Episode> episodes = new LinkedHashMap<>();
  private final Map<FindingId, OpenFinding> open = new LinkedHashMap<>();
  private final Map<Subject, FindingId> ended = new HashMap<>();

  /** All, in the order in which they opened. */
  Collection<Episode> all() {
    return List.copyOf(episodes.values());
  }

  /** Those open now, by subject. */
  List<OpenFinding> open() {
    return open.values().stream().sorted(Comparator.comparing(OpenFinding::subject)).toList();
  }

  /** Of each subject the latest episode that ended. */
  Map<Subject, FindingId> ended() {
    return ended;
  }

  @Override
  public FindingId open(ClusterId cluster, Instant at, ScanId by, @Nullable FindingId previous) {
    FindingId id = FindingId.random();
    episodes.put(
        id,
        new Episode(
            id, at, by, Optional.ofNullable(previous), Optional.empty(), List.of(), List.of()));
    return id;
  }

  @Override
  public void end(FindingId id, Instant at, Ending as, @Nullable ScanId by) {
    OpenFinding finding = Objects.requireNonNull(open.get(id));
    leavePlace(id, at);
    forget(id, finding.details(), at);
    episodes.put(id, episode(id).ended(new Episode.End(at, as, by)));
    open.remove(id);
    ended.put(finding.subject(), id);
  }

  @Override
  public void leavePlace(FindingId id, Instant at) {
    Episode episode = episode(id);
    List<Episode.Place> left =
        episode.places().stream()
            .map(
                p ->
                    p.until() == null
                        ? new Episode.Place(p.boundary(), p.subject(), p.from(), at)
                        : p)
            .toList();
    episodes.put(id, episode.with(left, episode.readings()));
  }

  @Override
  public void takePlace(
      FindingId id, ClusterId cluster, BoundaryId boundary, Subject subject, Instant at) {
    Episode episode = episode(id);
    var taken = new Episode.Place(boundary, subject, at, null);
    episodes.put(id, episode.with(and(episode.places(), List.of(taken)), episode.readings()));
    OpenFinding before = open.get(id);
    open.put(id, new OpenFinding(id, subject, before == null ? List.of() : before.details()));
  }

  @Override
  public void forget(FindingId id, List<FindingDetail> details, Instant at) {
    Set<String> containers =
        details.stream().map(FindingDetail::container).collect(Collectors.toSet());
    Episode episode = episode(id);
    List<FindingHistory.Read> after =
        episode.readings().stream()
            .map(
                r ->
                    r.until() == null && containers.contains(r.detail().container())
                        ? new FindingHistory.Read(r.detail(), r.from(), at)
                        : r)
            .toList();
    episodes.put(id, episode.with(episode.places(), after));
    OpenFinding finding = Objects.requireNonNull(open.get(id));
    List<FindingDetail> rest = new ArrayList<>(finding.details());
    rest.removeIf(d -> containers.contains(d.container()));
    open.put(id, new OpenFinding(id, finding.subject(), rest));
  }

  @Override
  public void learn(FindingId id, List<FindingDetail> details, Instant at) {
    Episode episode = episode(id);
    List<FindingHistory.Read> read =
        details.stream().map(d -> new FindingHistory.Read(d, at, null)).toList();
    episodes.put(id, episode.with(episode.places(), and(episode.readings(), read)));
    OpenFinding finding = Objects.requireNonNull(open.get(id));
    open.put(id, new OpenFinding(id, finding.subject(), and(finding.details(), details)));
  }

  private Episode episode(FindingId id) {
    return Objects.requireNonNull(episodes.get(id));
  }

  private static <T> List<T> and(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
