package io.muster.credentials;

import io.muster.credentials.reading.ParsedBundle;
import io.muster.credentials.reading.Sha256;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a bundle: all of it public, none of it enough to open a line.
 *
 * @param subject the client certificate's subject, RFC 2253
 * @param issuer its issuer, RFC 2253
 * @param serial its serial number, hexadecimal
 * @param keyKind the kind of key in words, such as {@code EC P-256}
 * @param fingerprint the certificate's SHA-256, 64 hexadecimal digits
 * @param notBefore when the certificate begins
 * @param notAfter when it ends
 * @param endpoint where the bundle says the Docker API is
 * @param kubernetes where it says the Kubernetes API is, or null
 * @param user the MKE user it says it is for, or null
 * @param instance the id of the MKE it says it is from, or null
 * @param adminHint whether it seems to be an administrator's
 * @param authorities the SHA-256 of each certificate of {@code ca.pem}, sorted
 * @param fileSha256 the SHA-256 of the uploaded file
 */
public record BundleFacts(
    String subject,
    String issuer,
    String serial,
    String keyKind,
    String fingerprint,
    Instant notBefore,
    Instant notAfter,
    URI endpoint,
    @Nullable URI kubernetes,
    @Nullable String user,
    @Nullable String instance,
    AdminHint adminHint,
    List<String> authorities,
    String fileSha256) {

  static BundleFacts of(ParsedBundle bundle) {
    X509Certificate leaf = bundle.leaf();
    return new BundleFacts(
        leaf.getSubjectX500Principal().getName(),
        leaf.getIssuerX500Principal().getName(),
        leaf.getSerialNumber().abs().toString(16),
        bundle.keyKind(),
        Sha256.of(leaf),
        leaf.getNotBefore().toInstant(),
        leaf.getNotAfter().toInstant(),
        bundle.endpoint(),
        bundle.kubernetes(),
        bundle.user(),
        bundle.instance(),
        bundle.admin(),
        bundle.authorities().stream().map(Sha256::of).distinct().sorted().toList(),
        bundle.fileSha256());
  }

  /** Whether both trust the same authorities. */
  boolean sameAuthorities(BundleFacts other) {
    return authorities.equals(other.authorities);
  }

  /** Whether both say they are from the same MKE, or one does not say. */
  boolean sameInstance(BundleFacts other) {
    return instance == null || other.instance == null || instance.equals(other.instance);
  }
}
