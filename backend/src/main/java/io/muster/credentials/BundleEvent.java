package io.muster.credentials;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to the bundle of a cluster. */
public sealed interface BundleEvent extends Auditable {

  /** A first bundle was stored. */
  record Uploaded(ClusterId cluster, BoundaryId boundary, BundleFacts facts, Instant at, Who who)
      implements BundleEvent {
    @Override
    public AuditLine auditLine() {
      return new AuditLine(
          who, "bundle.uploaded", "cluster", cluster.toString(), boundary, told(facts));
    }
  }

  /** A bundle was stored in place of another, whose key is deleted. */
  record Replaced(
      ClusterId cluster,
      BoundaryId boundary,
      BundleFacts before,
      BundleFacts facts,
      boolean confirmed,
      Instant at,
      Who who)
      implements BundleEvent {
    @Override
    public AuditLine auditLine() {
      Map<String, Object> details = new java.util.TreeMap<>(told(facts));
      details.put("replacedFingerprint", before.fingerprint());
      details.put("anotherClusterConfirmed", confirmed);
      return new AuditLine(
          who, "bundle.replaced", "cluster", cluster.toString(), boundary, details);
    }
  }

  /**
   * A file was refused; nothing else of it stays.
   *
   * @param cluster whose it was to be, or null for a cluster not registered for it
   * @param clusterName that cluster's name
   */
  record Refused(
      @Nullable ClusterId cluster,
      String clusterName,
      BoundaryId boundary,
      String reason,
      String fileSha256,
      Instant at,
      Who who)
      implements BundleEvent {
    @Override
    public AuditLine auditLine() {
      String subject = cluster == null ? clusterName : cluster.toString();
      return new AuditLine(
          who,
          "bundle.refused",
          "cluster",
          subject,
          boundary,
          Map.of("cluster", clusterName, "reason", reason, "fileSha256", fileSha256));
    }
  }

  /** The key was deleted because the cluster retired. */
  record Ended(ClusterId cluster, BoundaryId boundary, BundleFacts facts, Instant at, Who who)
      implements BundleEvent {
    @Override
    public AuditLine auditLine() {
      return new AuditLine(
          who, "bundle.ended", "cluster", cluster.toString(), boundary, told(facts));
    }
  }

  private static Map<String, Object> told(BundleFacts facts) {
    return Map.of(
        "subject", facts.subject(),
        "issuer", facts.issuer(),
        "fingerprint", facts.fingerprint(),
        "notAfter", facts.notAfter().toString(),
        "endpoint", facts.endpoint().toString(),
        "fileSha256", facts.fileSha256());
  }
}
