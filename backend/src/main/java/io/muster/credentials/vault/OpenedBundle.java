package io.muster.credentials.vault;

import io.muster.shared.BundleId;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client bundle taken out of the vault for one line to one cluster. Never kept, never printed.
 *
 * @param bundle which stored bundle it is
 * @param key the private key of the client certificate
 * @param chain the client certificate first, then its issuers
 * @param authorities the certificates of the bundle's {@code ca.pem}
 * @param endpoint where the bundle says the Docker API is, always {@code https}
 * @param kubernetes where {@code kube.yml} says the Kubernetes API is, or null
 * @param expires when the client certificate ends
 */
public record OpenedBundle(
    BundleId bundle,
    PrivateKey key,
    List<X509Certificate> chain,
    List<X509Certificate> authorities,
    URI endpoint,
    @Nullable URI kubernetes,
    Instant expires) {

  @Override
  public String toString() {
    return "OpenedBundle[" + bundle + "]";
  }
}
