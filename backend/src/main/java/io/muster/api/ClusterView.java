package io.muster.api;

import io.muster.evaluation.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as the API tells it.
 *
 * @param verdict how it stands now; absent once it is retired
 * @param rawVerdict the same without any exception
 * @param reason why, in one sentence
 * @param findings its open findings: {@code raw = documented + accepted + unaddressed}
 * @param lastScan its last scan that ended, absent before the first
 * @param bundle its client bundle, absent without one
 * @param version which version of its facts this is: an edit that names it undoes no other
 */
record ClusterView(
    UUID id,
    String name,
    UUID boundary,
    String boundaryName,
    String environment,
    Map<String, String> labels,
    @Nullable String endpoint,
    @Nullable Verdict verdict,
    @Nullable Verdict rawVerdict,
    @Nullable String reason,
    @Nullable Figures findings,
    @Nullable ScanView lastScan,
    @Nullable BundleView bundle,
    Instant createdAt,
    @Nullable Instant retiredAt,
    UUID version) {

  /** How many findings are open. */
  record Figures(int raw, int documented, int accepted, int unaddressed) {}
}
