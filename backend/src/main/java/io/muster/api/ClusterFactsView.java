package io.muster.api;

import io.muster.clusters.Cluster;
import io.muster.clusters.ProposedChange;
import io.muster.clusters.TrustAnchors;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a cluster, as the API tells it.
 *
 * @param version which version of the facts this is: an edit that names it undoes no other
 * @param awaitingConfirmation what of the edit waits until another person confirms it
 */
record ClusterFactsView(
    UUID id,
    String name,
    UUID boundary,
    String environment,
    Map<String, String> labels,
    @Nullable String endpoint,
    List<Anchor> trustAnchors,
    String assetName,
    String fqdn,
    String ip,
    String mac,
    String role,
    String marking,
    Instant createdAt,
    String createdBy,
    @Nullable Instant retiredAt,
    @Nullable String retiredReason,
    @Nullable String retiredBy,
    UUID version,
    List<ProposedChangeView> awaitingConfirmation) {

  /**
   * A certificate authority that is trusted besides the bundle's.
   *
   * @param sha256 the certificate's fingerprint, in hex
   */
  record Anchor(String subject, Instant notAfter, String sha256) {
    static Anchor of(X509Certificate certificate) {
      return new Anchor(
          certificate.getSubjectX500Principal().getName(),
          certificate.getNotAfter().toInstant(),
          TrustAnchors.fingerprint(certificate));
    }
  }

  static ClusterFactsView of(Cluster cluster, List<ProposedChange> waiting) {
    return new ClusterFactsView(
        cluster.id().value(),
        cluster.name(),
        cluster.boundaryId().value(),
        cluster.environment(),
        cluster.labels(),
        cluster.endpointOverride().map(Object::toString).orElse(null),
        cluster.trustAnchors().stream().map(Anchor::of).toList(),
        cluster.details().asset().assetName(),
        cluster.fqdn(),
        cluster.ip(),
        cluster.mac(),
        cluster.role().word(),
        cluster.marking(),
        cluster.createdAt(),
        cluster.createdBy(),
        cluster.retiredAt(),
        cluster.retiredReason(),
        cluster.retiredBy(),
        cluster.version(),
        waiting.stream().map(ProposedChangeView::of).toList());
  }
}
