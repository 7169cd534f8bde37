package io.muster.exceptions;

import io.muster.exceptions.Outlook.Covered;
import io.muster.shared.ClusterId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request with what it is about at an instant.
 *
 * @param caught what it would freeze if it were decided then; null once it is decided
 * @param clusters the clusters that are frozen, or would be
 * @param nearMisses what fits but for one thing, while it is undecided
 * @param frozen what the last step that keeps evidence was about; null if none did
 * @param covered what it addresses then
 * @param drift what looks like what it covers and is something else
 */
public record Dossier(
    ExceptionRequest request,
    @Nullable Evidence caught,
    Set<ClusterId> clusters,
    List<NearMiss> nearMisses,
    @Nullable Evidence frozen,
    List<Covered> covered,
    List<Drift> drift) {

  /** What it addresses that was not among what was decided on: by cluster, node and name. */
  public List<Covered> joinedSince() {
    if (frozen == null || request.term() == null) {
      return List.of();
    }
    Set<String> then =
        frozen.lines().stream()
            .map(l -> l.cluster() + " " + l.subject())
            .collect(Collectors.toSet());
    return covered.stream().filter(c -> !then.contains(c.cluster() + " " + c.subject())).toList();
  }

  /** The digest of what it is about: now, while it is undecided; then what was decided on. */
  public @Nullable String evidenceDigest() {
    Evidence shown = caught == null ? frozen : caught;
    return shown == null ? null : shown.digest();
  }

  /** What differs now from what the last step kept, in words, while it is undecided. */
  public List<String> changedSince() {
    return caught == null || frozen == null || request.state() == RequestState.DRAFT
        ? List.of()
        : caught.differencesFrom(frozen);
  }
}
