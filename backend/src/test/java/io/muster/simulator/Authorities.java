package io.muster.simulator;

import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The two authorities of an MKE: the Cluster CA for servers and administrators, the Client CA for
 * everyone else.
 *
 * @param cluster the Cluster CA
 * @param client the Client CA
 * @param revoked the keys that were taken from their accounts
 */
public record Authorities(TestAuthority cluster, TestAuthority client, Set<PublicKey> revoked) {

  /** New ones. */
  public static Authorities create(String name) {
    return of(
        TestAuthority.create("UCP Cluster Root CA " + name),
        TestAuthority.create("UCP Client Root CA " + name));
  }

  /** Known ones. */
  public static Authorities of(TestAuthority cluster, TestAuthority client) {
    return new Authorities(cluster, client, ConcurrentHashMap.newKeySet());
  }

  Issued issue(SimulatedAccount account, KeyKind kind, Validity validity, Switches switches) {
    boolean byClientCa =
        !account.administrator() && switches.has(Behaviour.ISSUES_USERS_FROM_THE_CLIENT_CA);
    return (byClientCa ? client : cluster).issueClient(account.name(), kind, validity);
  }

  /** Whose certificate it is, or null if it counts for nothing (any more). */
  @Nullable String owner(@Nullable X509Certificate certificate, Instant now) {
    if (certificate == null
        || revoked.contains(certificate.getPublicKey())
        || now.isAfter(certificate.getNotAfter().toInstant())
        || now.isBefore(certificate.getNotBefore().toInstant())
        || Stream.of(cluster, client).noneMatch(one -> issued(one, certificate))) {
      return null;
    }
    return certificate.getSubjectX500Principal().getName().replaceFirst("^CN=", "");
  }

  /** A TLS context that lets every client in, as MKE does, and tells which issuers it likes. */
  SSLContext lenient(Issued server) {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(server.keyStore(), Issued.STORE_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      var issuers = List.of(cluster.certificate(), client.certificate());
      context.init(keys.getKeyManagers(), new TrustManager[] {new Lenient(issuers)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean issued(TestAuthority authority, X509Certificate certificate) {
    try {
      certificate.verify(authority.certificate().getPublicKey());
      return true;
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  private static final class Lenient extends X509ExtendedTrustManager {
    private final List<X509Certificate> issuers;

    Lenient(List<X509Certificate> issuers) {
      this.issuers = issuers;
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return issuers.toArray(X509Certificate[]::new);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}
  }
}
