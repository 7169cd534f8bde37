package io.muster.posture;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Why nothing of a cluster can pass, whatever is open: each way to be Not Reviewed. A missing fact
 * never passes.
 */
sealed interface Doubt {

  /** The sentence that stands beside the verdict. */
  String sentence();

  /** Another identity answered than the pinned one, and it is not both confirmed and scanned. */
  record IdentityChanged() implements Doubt {
    @Override
    public String sentence() {
      return Reasons.IDENTITY_CHANGED;
    }
  }

  /** Nothing was scanned yet with a bundle of another cluster or authority. */
  record BundleReplaced() implements Doubt {
    @Override
    public String sentence() {
      return Reasons.BUNDLE_REPLACED;
    }
  }

  /** No scan has ended by itself yet. */
  record NeverScanned() implements Doubt {
    @Override
    public String sentence() {
      return Reasons.NEVER_SCANNED;
    }
  }

  /**
   * The last scan that ended by itself did not read everything.
   *
   * @param sentence what it lacks
   */
  record NotAllRead(String sentence) implements Doubt {}

  /**
   * Nodes that the last scan did not read, being out of service then, are in service again.
   *
   * @param nodes their host names, at least one
   */
  record BackUnread(SortedSet<String> nodes) implements Doubt {

    public BackUnread {
      nodes = Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
    }

    @Override
    public String sentence() {
      return Reasons.backUnread(nodes);
    }
  }

  /**
   * The last scan that read everything is older than the boundary allows.
   *
   * @param lastComplete when it took effect
   * @param allowed how long it counts, in whole days
   */
  record TooOld(Instant lastComplete, Duration allowed) implements Doubt {
    @Override
    public String sentence() {
      return Reasons.tooOld(lastComplete, allowed);
    }
  }

  /** The first that holds at an instant, given what is known; nothing if the cluster may pass. */
  static Optional<Doubt> at(Instant t, Known known) {
    Inputs inputs = known.inputs();
    if (inputs.identityInDoubt()) {
      return Optional.of(new IdentityChanged());
    }
    if (inputs.bundleReplaced()) {
      return Optional.of(new BundleReplaced());
    }
    if (known.lastScan().isEmpty()) {
      return Optional.of(new NeverScanned());
    }
    PastScan last = known.lastScan().get();
    if (!last.complete()) {
      return Optional.of(new NotAllRead(last.doubt()));
    }
    SortedSet<String> back = known.backUnread(t);
    if (!back.isEmpty()) {
      return Optional.of(new BackUnread(back));
    }
    Instant lastComplete = known.lastComplete().orElseThrow().at();
    boolean fresh = t.isBefore(lastComplete.plus(inputs.allowedAge()));
    return fresh ? Optional.empty() : Optional.of(new TooOld(lastComplete, inputs.allowedAge()));
  }
}
