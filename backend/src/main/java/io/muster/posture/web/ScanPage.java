package io.muster.posture.web;

import io.muster.posture.Standing;
import io.muster.scans.Scan;
import io.muster.scans.ScannedContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scan that ended, as its page shows it.
 *
 * @param standing how the cluster stood once the scan took effect, null if that is not known
 * @param before the last scan before this one that read something, or null
 * @param evidence the first lines of the evidence
 * @param removable what the remediation script would remove
 * @param script the remediation script
 */
record ScanPage(
    Scan scan,
    @Nullable Standing standing,
    @Nullable Scan before,
    List<GapRow> gaps,
    ContainerList containers,
    List<EvidenceLine> evidence,
    List<ScannedContainer> removable,
    String script) {

  /** When it began, or was asked for if it never did. */
  static Instant time(Scan scan) {
    return Objects.requireNonNullElse(scan.startedAt(), scan.requestedAt());
  }

  /** From its beginning to the instant its result took effect. */
  public Duration took() {
    return Duration.between(time(scan), scan.recordedAt());
  }

  /** How long it waited before it began. */
  public Duration waited() {
    return Duration.between(scan.requestedAt(), time(scan));
  }

  /** What its ending means beyond the reason; empty for a complete one. */
  public String consequence() {
    return switch (scan.status()) {
      case INCOMPLETE ->
          "It opens findings, ends none where it did not read, and does not renew the verdict's"
              + " age.";
      case FAILED -> "Nothing was read: it ends no finding and does not renew the verdict's age.";
      case CANCELLED -> "Nothing of it was kept; the cluster stands as it stood.";
      case QUEUED, RUNNING, COMPLETED -> "";
    };
  }

  /** Why the verdict is what it is, where the scan alone does not say it; else empty. */
  public String because() {
    if (standing == null) {
      return "";
    }
    boolean said =
        scan.result() == null
            ? standing.reason().contains(withoutDot(String.valueOf(scan.reason())))
            : switch (standing.verdict()) {
              case OPEN -> scan.result().full().violations() > 0;
              case NOT_A_FINDING -> true;
              case NOT_REVIEWED -> scan.result().unread() > 0 || !gaps.isEmpty();
              case NOT_APPLICABLE -> false;
            };
    return said ? "" : withoutDot(standing.reason()) + ".";
  }

  /** Whether the inventory is the very same as the one before. */
  public boolean same() {
    return before != null
        && scan.result() != null
        && before.result().digest().equals(scan.result().digest());
  }

  /** Violations of system containers, which no script removes. */
  public int systemViolations() {
    return scan.result() == null ? 0 : scan.result().system().violations();
  }

  private static String withoutDot(String sentence) {
    return sentence.replaceFirst("[.]$", "");
  }
}
