package io.muster.findings;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link Bookkeeping} writes into: the ledger itself, or what it should be. */
interface Book {

  /** Begins an episode, which has no place and no detail yet. */
  FindingId open(ClusterId cluster, Instant at, ScanId by, @Nullable FindingId previous);

  /** Ends an episode, with its place and its details. */
  void end(FindingId id, Instant at, Ending as, @Nullable ScanId by);

  /** Ends where it is. */
  void leavePlace(FindingId id, Instant at);

  /** Says where it is from then on. */
  void takePlace(FindingId id, ClusterId cluster, BoundaryId boundary, Subject subject, Instant at);

  /** Ends what was read of these containers. */
  void forget(FindingId id, List<FindingDetail> details, Instant at);

  /** Says what is read of these containers from then on. */
  void learn(FindingId id, List<FindingDetail> details, Instant at);
}
