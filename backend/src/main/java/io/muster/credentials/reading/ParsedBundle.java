package io.muster.credentials.reading;

import io.muster.credentials.AdminHint;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client bundle that was read and found good at one instant.
 *
 * @param key the private key; it belongs to the first certificate of the chain
 * @param chain the client certificate, then what else was in {@code cert.pem}
 * @param authorities the certificates of {@code ca.pem}
 * @param endpoint the Docker API, {@code https://host:port}
 * @param kubernetes the Kubernetes API, or null if the bundle names none
 * @param keyKind the kind of key in words, such as {@code EC P-256}
 * @param user the MKE user the bundle says it is for, or null
 * @param instance the id of the MKE the bundle says it is from, or null
 * @param admin whether it seems to be an administrator's
 * @param fileSha256 of the uploaded file, 64 hexadecimal digits
 */
public record ParsedBundle(
    PrivateKey key,
    List<X509Certificate> chain,
    List<X509Certificate> authorities,
    URI endpoint,
    @Nullable URI kubernetes,
    String keyKind,
    @Nullable String user,
    @Nullable String instance,
    AdminHint admin,
    String fileSha256) {

  /** The client certificate. */
  public X509Certificate leaf() {
    return chain.getFirst();
  }

  @Override
  public String toString() {
    return "ParsedBundle[file " + fileSha256 + "]";
  }
}
