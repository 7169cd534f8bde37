package io.muster.api;

import io.muster.credentials.Bundle;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a client bundle.
 *
 * @param fingerprint the client certificate's SHA-256, hexadecimal
 * @param admin YES, NO or UNKNOWN: whether it seems to be an administrator's
 * @param daysLeft whole days until the client certificate ends; negative once it has
 * @param user the MKE user it says it is for, or absent
 * @param instance the id of the MKE it says it is from, or absent
 * @param authorities the SHA-256 of each certificate of {@code ca.pem}
 */
record BundleView(
    String subject,
    String issuer,
    String serial,
    String keyKind,
    String fingerprint,
    Instant notBefore,
    Instant notAfter,
    long daysLeft,
    URI endpoint,
    @Nullable URI kubernetes,
    @Nullable String user,
    @Nullable String instance,
    String admin,
    List<String> authorities,
    Instant uploadedAt,
    String uploadedBy) {

  static BundleView of(Bundle bundle, Instant now) {
    var facts = bundle.facts();
    return new BundleView(
        facts.subject(),
        facts.issuer(),
        facts.serial(),
        facts.keyKind(),
        facts.fingerprint(),
        facts.notBefore(),
        facts.notAfter(),
        bundle.daysLeft(now),
        facts.endpoint(),
        facts.kubernetes(),
        facts.user(),
        facts.instance(),
        facts.adminHint().name(),
        facts.authorities(),
        bundle.uploadedAt(),
        bundle.uploadedBy());
  }
}
