package io.muster.api;

import io.muster.exceptions.Likeness;
import io.muster.findings.Finding;
import io.muster.findings.Subject;
import io.muster.posture.FindingStates.Stand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the API tells it.
 *
 * @param subject what it is about
 * @param system whether only system containers violate
 * @param pidMode the PID mode as read
 * @param chain the ids of the containers it joined, one after the other
 * @param state unaddressed, accepted, documented or ended
 * @param exception number of the exception that addresses it, of several the one that ends first;
 *     absent if nothing does
 * @param addressedUntil that exception's last day, in its boundary's zone
 * @param looksLike what it looks like and is not, while it is unaddressed
 * @param endedAs FIXED, GONE, NODE_LEFT or UNRESOLVED; absent while open
 */
record FindingView(
    UUID id,
    UUID cluster,
    String clusterName,
    SubjectView subject,
    String state,
    @Nullable String exception,
    @Nullable LocalDate addressedUntil,
    @Nullable LikenessView looksLike,
    boolean system,
    String pidMode,
    List<String> chain,
    boolean recurred,
    Instant openedAt,
    UUID openedBy,
    @Nullable Instant endedAt,
    @Nullable String endedAs,
    @Nullable UUID endedBy) {

  /**
   * What a finding is about, and what survives that a container is made anew.
   *
   * @param node the host name of the node
   * @param name the container's name
   * @param cut whether node or name is longer than 256 characters; what was cut ends with an
   *     ellipsis
   */
  record SubjectView(String node, String name, boolean cut) {

    static SubjectView of(Subject subject) {
      return new SubjectView(subject.node(), subject.name(), subject.cut());
    }
  }

  /**
   * What a finding looks like and is not.
   *
   * @param exception its number
   * @param differs the facts that differ
   * @param sentence the same in words
   */
  record LikenessView(String exception, List<String> differs, String sentence) {

    static LikenessView of(Likeness likeness) {
      return new LikenessView(likeness.drift().number(), likeness.facts(), likeness.sentence());
    }
  }

  static FindingView of(Finding f, Stand stand, @Nullable Likeness likeness) {
    return new FindingView(
        f.id().value(),
        f.cluster().value(),
        f.clusterName(),
        SubjectView.of(f.subject()),
        f.open() ? stand.state().toLowerCase(Locale.ROOT) : "ended",
        f.open() ? stand.number() : null,
        f.open() ? stand.lastDay() : null,
        likeness == null ? null : LikenessView.of(likeness),
        f.system(),
        f.pidMode(),
        f.chain(),
        f.recurred(),
        f.openedAt(),
        f.openedBy().value(),
        f.endedAt(),
        f.endedAs() == null ? null : f.endedAs().name(),
        f.endedBy() == null ? null : f.endedBy().value());
  }
}
