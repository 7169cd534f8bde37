package io.muster.reports;

import io.muster.clusters.Clusters;
import io.muster.findings.FindingStatistics;
import io.muster.identity.Scope;
import io.muster.posture.TrendFilter;
import io.muster.posture.Trends;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads trends: what the portal would have answered at each instant, and what lies ahead. */
@Component
@Transactional(readOnly = true)
public class TrendReport {

  private static final Duration LONGEST = Duration.ofDays(3660);

  private final Trends trends;
  private final FindingStatistics statistics;
  private final Clusters clusters;
  private final Clock clock;

  TrendReport(Trends trends, FindingStatistics statistics, Clusters clusters, Clock clock) {
    this.trends = trends;
    this.statistics = statistics;
    this.clusters = clusters;
    this.clock = clock;
  }

  /**
   * The trend.
   *
   * @param boundary only while clusters were in it, or null
   * @param cluster only this one, or null
   * @param label only clusters that bear it now, {@code key=value}, or empty
   * @throws Invalid if the stretch ends before it begins or is longer than ten years
   * @throws io.muster.shared.NotFound if the cluster is not in the scope
   */
  public Trend read(
      @Nullable BoundaryId boundary,
      @Nullable ClusterId cluster,
      String label,
      Instant from,
      Instant until,
      Scope scope) {
    if (!from.isBefore(until) || from.plus(LONGEST).isBefore(until)) {
      throw new Invalid("to", "A trend ends after it begins, and is no longer than ten years.");
    }
    Instant now = clock.instant();
    Set<ClusterId> among = among(cluster, label, scope);
    TrendFilter filter = new TrendFilter(boundary, among);
    Instant past = until.isBefore(now) ? until : now;
    return new Trend(
        from,
        until,
        now,
        trends.between(filter, from, until, scope),
        statistics.between(boundary, among, from, past, scope),
        trends.coverage(filter, from, past, scope));
  }

  private @Nullable Set<ClusterId> among(@Nullable ClusterId cluster, String label, Scope scope) {
    if (cluster != null) {
      return Set.of(clusters.get(cluster, scope).id());
    }
    return label.isEmpty() ? null : clusters.bearing(label, scope);
  }
}
