package io.muster.testing.pki;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and the certificates that vouch for it.
 *
 * @param kind how PEM writes the key
 * @param chain the leaf first, then the intermediate authorities, without the root
 */
public record Issued(PrivateKey key, KeyKind kind, List<X509Certificate> chain) {

  /** Protects the key stores made here; no secret. */
  public static final char[] STORE_PASSWORD = "changeit".toCharArray();

  /** The leaf. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The chain in PEM, the leaf first. */
  public String certificatePem() {
    return Pem.of(chain);
  }

  /** The key in PEM, in the notation of its kind. */
  public String keyPem() {
    return Pem.of(key, kind);
  }

  /** A PKCS#12 store with the key and its chain under the alias {@code key}. */
  public KeyStore keyStore() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("key", key, STORE_PASSWORD, chain.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A TLS context that shows this certificate and trusts what the authorities issued. */
  public SSLContext sslContext(TestAuthority... trusted) {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(keyStore(), STORE_PASSWORD);
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(TestAuthority.trustStore(trusted));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Issued[" + certificate().getSubjectX500Principal() + "]";
  }
}
