package io.muster.connection.transport;

import com.github.dockerjava.transport.SSLConfig;
import io.muster.credentials.vault.OpenedBundle;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Mutual TLS from a bundle in memory: nothing of the platform's own trust store, of files, of the
 * environment or of system properties. No key outlives the line that it was opened for.
 */
public final class BundleTls implements SSLConfig {

  private final @Nullable OneKey key;
  private final SSLContext context;
  private final ServerCertificate server = new ServerCertificate();

  /**
   * @param bundle whose key to show and whose authorities to trust
   * @param anchors what else to trust
   * @param where the endpoint, for sentences
   */
  public BundleTls(OpenedBundle bundle, List<X509Certificate> anchors, String where) {
    this(new OneKey(bundle.key(), bundle.chain()), bundle, anchors, where);
  }

  private BundleTls(
      @Nullable OneKey key, OpenedBundle bundle, List<X509Certificate> anchors, String where) {
    this.key = key;
    KeyManager[] keys = key == null ? new KeyManager[0] : new KeyManager[] {key};
    try {
      context = SSLContext.getInstance("TLS");
      context.init(
          keys, new TrustManager[] {new ServerTrust(paths(bundle, anchors), server, where)}, null);
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The same trust, showing no key: for those who sign in by a password. */
  public static BundleTls withoutKey(
      OpenedBundle bundle, List<X509Certificate> anchors, String where) {
    return new BundleTls(null, bundle, anchors, where);
  }

  @Override
  public SSLContext getSSLContext() {
    return context;
  }

  /** Lets the key go; no new connection can be made. */
  void forget() {
    if (key != null) {
      key.forget();
    }
  }

  /** Shows the key again that was let go. */
  void remember(PrivateKey again) {
    if (key != null) {
      key.remember(again);
    }
  }

  /** What the server showed at the first handshake. */
  public ServerCertificate server() {
    return server;
  }

  private static X509ExtendedTrustManager paths(OpenedBundle bundle, List<X509Certificate> anchors)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (X509Certificate authority : bundle.authorities()) {
      trusted.setCertificateEntry("bundle-" + trusted.size(), authority);
    }
    for (X509Certificate anchor : anchors) {
      trusted.setCertificateEntry("extra-" + trusted.size(), anchor);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }
}
