package io.muster.exceptions;

import io.muster.findings.FindingDetail;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An approved exception as a predicate over time: for what it is valid, and when. This is the
 * definition of validity; whatever is stored besides only keeps its answers.
 *
 * @param number its number, such as {@code EX-2026-0007}
 * @param decidedAt when it was approved; it never works before
 * @param fromDay its first day in {@code zone}, and {@code from} that day's first instant
 * @param untilDay its last day in {@code zone}, and {@code until} the instant after it
 * @param revokedAt when it was revoked, or null
 * @param clusters the frozen clusters
 * @param fingerprints the frozen fingerprints, of the kind that {@code pin} names
 * @param names the container names that the decision was about
 */
public record Term(
    ExceptionId id,
    String number,
    ExceptionKind kind,
    BoundaryId boundary,
    Pin pin,
    Instant decidedAt,
    LocalDate fromDay,
    LocalDate untilDay,
    ZoneId zone,
    Instant from,
    Instant until,
    @Nullable Instant revokedAt,
    Set<ClusterId> clusters,
    Set<String> fingerprints,
    Set<String> names) {

  public Term {
    clusters = Set.copyOf(clusters);
    fingerprints = Set.copyOf(fingerprints);
    names = Set.copyOf(names);
  }

  /** The first instant at which it can be in force. */
  public Instant start() {
    return decidedAt.isAfter(from) ? decidedAt : from;
  }

  /** The instant at which it is in force no more; not after {@link #start} if it never was. */
  public Instant end() {
    return revokedAt != null && revokedAt.isBefore(until) ? revokedAt : until;
  }

  /**
   * The term as it was known at an instant: nothing before the decision, and not revoked before the
   * revocation.
   */
  public Optional<Term> knownAt(Instant t) {
    if (decidedAt.isAfter(t)) {
      return Optional.empty();
    }
    return Optional.of(
        revokedAt == null || !revokedAt.isAfter(t)
            ? this
            : new Term(
                id,
                number,
                kind,
                boundary,
                pin,
                decidedAt,
                fromDay,
                untilDay,
                zone,
                from,
                until,
                null,
                clusters,
                fingerprints,
                names));
  }

  /** Whether it is in force at an instant. */
  public boolean inForceAt(Instant t) {
    return !t.isBefore(start()) && t.isBefore(end());
  }

  /**
   * Whether it would address the container whenever it is in force: frozen cluster, still in its
   * boundary, a container of its kind with a frozen fingerprint.
   *
   * @param cluster the cluster the container is in
   * @param in the boundary that the cluster is in
   */
  public boolean admits(ClusterId cluster, BoundaryId in, FindingDetail container) {
    return clusters.contains(cluster)
        && boundary.equals(in)
        && kind.admits(container.system())
        && fingerprints.contains(pin.of(container));
  }

  /**
   * Whether the container bears a name that the decision was about, in a frozen cluster, and is
   * something else: evidence that changed, or an impostor.
   */
  public boolean resembles(ClusterId cluster, BoundaryId in, String name, FindingDetail container) {
    return clusters.contains(cluster)
        && boundary.equals(in)
        && names.contains(name)
        && !admits(cluster, in, container);
  }

  /** Where it is at an instant; nothing before it was decided. */
  public Optional<Phase> phaseAt(Instant t) {
    if (t.isBefore(decidedAt)) {
      return Optional.empty();
    }
    if (revokedAt != null && !t.isBefore(revokedAt)) {
      return Optional.of(Phase.REVOKED);
    }
    if (!t.isBefore(until)) {
      return Optional.of(Phase.EXPIRED);
    }
    if (t.isBefore(from)) {
      return Optional.of(Phase.SCHEDULED);
    }
    boolean near = !t.isBefore(until.minus(Phase.NEAR));
    return Optional.of(near ? Phase.EXPIRING : Phase.IN_FORCE);
  }
}
