package io.muster.plans;

import io.muster.findings.Subject;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the posture knows and this module does not: which open findings need a plan. Those that
 * nothing addresses do, those whose risk is accepted do, and the documented ones do where the
 * boundary's AO decided that they stay Open.
 */
public interface Outstanding {

  /** How an open finding stands. */
  enum Stand {
    UNADDRESSED,
    ACCEPTED,
    DOCUMENTED
  }

  /**
   * How many findings need a plan.
   *
   * @param earliest when the first of them opened, null if there is none
   */
  record Figures(int unaddressed, int accepted, int documented, @Nullable Instant earliest) {

    /** None at all. */
    public static final Figures NONE = new Figures(0, 0, 0, null);

    /** All of them. */
    public int all() {
      return unaddressed + accepted + documented;
    }

    /** These and others. */
    public Figures and(Figures more) {
      return new Figures(
          unaddressed + more.unaddressed,
          accepted + more.accepted,
          documented + more.documented,
          earliest == null || more.earliest != null && more.earliest.isBefore(earliest)
              ? more.earliest
              : earliest);
    }
  }

  /** What needs a plan in one cluster, in the boundary it is in. */
  record Share(BoundaryId boundary, ClusterId cluster, String clusterName, Figures figures) {}

  /** A finding that needs a plan. */
  record Covered(
      FindingId finding,
      ClusterId cluster,
      String clusterName,
      Subject subject,
      Instant openedAt,
      Stand stand) {}

  /** What needs a plan at an instant, cluster by cluster; clusters without any are absent. */
  List<Share> at(Instant at, Scope scope);

  /**
   * The findings that need a plan at an instant, at most so many: those that nothing addresses
   * first, then the oldest.
   *
   * @param cluster only those of this cluster, or null for all of the boundary
   */
  List<Covered> findings(
      BoundaryId boundary, @Nullable ClusterId cluster, Instant at, int limit, Scope scope);
}
