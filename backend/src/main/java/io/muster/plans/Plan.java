package io.muster.plans;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Digest;
import io.muster.shared.PlanId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a boundary, or of a cluster of it, as of some instant. It exists where something is
 * open, or somebody wrote about it; nobody makes one.
 *
 * @param boundaryName the boundary's name, and {@code zone} the one whose days it counts in
 * @param cluster the cluster it is about, and {@code clusterName} its name; null and empty if it is
 *     about all of the boundary
 * @param inUse whether the boundary's plans are grouped so; a plan of the other grouping, or of a
 *     cluster that left, is history
 * @param open the findings it covers
 * @param latest what was said last, null if nobody said anything
 * @param today the day at that instant in the boundary's zone
 */
public record Plan(
    PlanId id,
    BoundaryId boundary,
    String boundaryName,
    ZoneId zone,
    @Nullable ClusterId cluster,
    String clusterName,
    boolean inUse,
    Outstanding.Figures open,
    @Nullable PlanVersion latest,
    LocalDate today) {

  /** The rule that all plans are about so far. */
  public static final String RULE = "V-260930";

  /** How many days after its first finding opened a plan of a CAT II rule is to be completed. */
  public static final int DAYS_FOR_CAT_II = 180;

  /** The id of the one plan of a boundary and rule, or of a cluster of it. */
  static PlanId idOf(BoundaryId boundary, @Nullable ClusterId cluster) {
    String digest =
        Digest.of(
            List.of("plan", RULE, boundary.toString(), cluster == null ? "" : cluster.toString()));
    long high = Long.parseUnsignedLong(digest.substring(0, 16), 16);
    long low = Long.parseUnsignedLong(digest.substring(16, 32), 16);
    return new PlanId(
        new UUID(high & ~0xf000L | 0x8000L, low & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L));
  }

  /** The same with other findings. */
  Plan with(Outstanding.Figures covered) {
    return new Plan(
        id, boundary, boundaryName, zone, cluster, clusterName, inUse, covered, latest, today);
  }

  /** What it is about, in words: the boundary, or the cluster in it. */
  public String name() {
    return cluster == null ? boundaryName : boundaryName + " / " + clusterName;
  }

  /** The number of the version that was written last; 0 if none was. */
  public int version() {
    return latest == null ? 0 : latest.version();
  }

  /** Who answers for it; empty if nobody said so. */
  public String owner() {
    return latest == null ? "" : latest.text().owner();
  }

  /** What people say of its progress. */
  public PlanStatus status() {
    return latest == null ? PlanStatus.ONGOING : latest.text().status();
  }

  /** Its milestones, by their days. */
  public List<Milestone> milestones() {
    return latest == null ? List.of() : latest.text().milestones();
  }

  /** The day that follows from the first opening of what is open; null if nothing is. */
  public @Nullable LocalDate usualCompletion() {
    return open.earliest() == null
        ? null
        : open.earliest().atZone(zone).toLocalDate().plusDays(DAYS_FOR_CAT_II);
  }

  /** The day by which it is to be completed: as said, else the usual one; null if neither. */
  public @Nullable LocalDate scheduledCompletion() {
    return latest == null ? usualCompletion() : latest.scheduledCompletion();
  }

  /** The milestone that comes next, or was missed first; null if none is left. */
  public @Nullable Milestone nextMilestone() {
    return milestones().stream().filter(m -> !m.done()).findFirst().orElse(null);
  }

  /** Why it is late, in a sentence each; nothing if it is not. Nothing open is never late. */
  public List<String> lateBecause() {
    List<String> reasons = new ArrayList<>();
    if (open.all() == 0) {
      return reasons;
    }
    LocalDate scheduled = scheduledCompletion();
    if (scheduled != null && scheduled.isBefore(today)) {
      reasons.add("The scheduled completion, " + scheduled + ", is past.");
    }
    milestones().stream()
        .filter(m -> m.missedOn(today))
        .forEach(m -> reasons.add("The milestone of " + m.day() + " is not done: " + m.text()));
    return reasons;
  }

  /** Whether its completion or a milestone is overdue while something is open. */
  public boolean late() {
    return !lateBecause().isEmpty();
  }

  /** Whether it is said to be over while the findings say otherwise. */
  public boolean contradicted() {
    return switch (status()) {
      case ONGOING, DELAYED -> false;
      case RISK_ACCEPTED -> open.unaddressed() > 0;
      case COMPLETED -> open.all() > 0;
    };
  }
}
