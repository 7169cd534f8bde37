package io.muster.credentials;

import io.muster.shared.BundleId;
import io.muster.shared.ClusterId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client bundle, present or past. Its key is in the vault, and only while it is
 * the present one.
 *
 * @param cluster whose it is
 * @param facts what may be told of it
 * @param uploadedAt when it was uploaded and came into use; if it had to be confirmed, when that
 *     was
 * @param uploadedBy the user name of who did
 * @param endedAt when it was replaced or its cluster retired, or null while it is the present one
 * @param endedBecause which of the two, or null
 */
public record Bundle(
    BundleId id,
    ClusterId cluster,
    BundleFacts facts,
    Instant uploadedAt,
    String uploadedBy,
    @Nullable Instant endedAt,
    @Nullable Ending endedBecause) {

  /** Why a bundle is no longer the present one. */
  public enum Ending {
    REPLACED,
    CLUSTER_RETIRED
  }

  /** The client certificate's subject, RFC 2253. */
  public String subject() {
    return facts.subject();
  }

  /** The client certificate's issuer, RFC 2253. */
  public String issuer() {
    return facts.issuer();
  }

  /** The kind of key in words, such as {@code EC P-256}. */
  public String keyKind() {
    return facts.keyKind();
  }

  /** The client certificate's SHA-256, 64 hexadecimal digits. */
  public String fingerprint() {
    return facts.fingerprint();
  }

  /** When the client certificate begins. */
  public Instant notBefore() {
    return facts.notBefore();
  }

  /** When the client certificate ends. */
  public Instant notAfter() {
    return facts.notAfter();
  }

  /** Where the bundle says the Docker API is. */
  public URI endpoint() {
    return facts.endpoint();
  }

  /** Whether it seems to be an administrator's. */
  public AdminHint adminHint() {
    return facts.adminHint();
  }

  /** Whole days until the client certificate ends; negative once it has. */
  public long daysLeft(Instant now) {
    return Math.floorDiv(
        Duration.between(now, notAfter()).toSeconds(), Duration.ofDays(1).toSeconds());
  }

  /** Whether the client certificate has ended. */
  public boolean expiredAt(Instant now) {
    return notAfter().isBefore(now);
  }

  /** Whether it was the cluster's present one at an instant. */
  boolean presentAt(Instant t) {
    return !uploadedAt.isAfter(t) && (endedAt == null || endedAt.isAfter(t));
  }
}
