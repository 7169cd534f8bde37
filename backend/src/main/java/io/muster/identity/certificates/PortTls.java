package io.muster.identity.certificates;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/**
 * TLS of the port for certificates. Its own certificate is exchanged while it runs.
 *
 * <p>The handshake proves that the other side has the key of the certificate it shows, and refuses
 * none: a browser would show such a refusal as a failed connection. What a certificate is worth is
 * for {@link CertificateJudge}, which sees each before anything is done on its word.
 */
final class PortTls implements org.apache.tomcat.util.net.SSLContext {

  /**
   * A session is taken up again for the parts of one page, and no longer: then the card is asked
   * anew.
   */
  private static final Duration SESSION = Duration.ofMinutes(1);

  private final TrustManager[] holders;
  private volatile SSLContext current;

  /**
   * Begins with a bundle.
   *
   * @param authorities whose certificates browsers shall offer, asked at each handshake
   */
  PortTls(SslBundle own, Supplier<X509Certificate[]> authorities) {
    holders = new TrustManager[] {new AnyHolder(authorities)};
    current = with(own);
  }

  /** From now on the port shows that bundle's certificate. */
  void exchange(SslBundle own) {
    current = with(own);
  }

  private SSLContext with(SslBundle own) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getManagers().getKeyManagers(), holders, null);
      context.getServerSessionContext().setSessionTimeout((int) SESSION.toSeconds());
      return context;
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException(
          "The certificate of the port for certificates cannot be used", unusable);
    }
  }

  @Override
  public void init(
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] trust,
      @Nullable SecureRandom random) {
    // It comes with all of them.
  }

  @Override
  public void destroy() {
    // It holds nothing that has to be given back.
  }

  @Override
  public SSLSessionContext getServerSessionContext() {
    return current.getServerSessionContext();
  }

  @Override
  public SSLEngine createSSLEngine() {
    return current.createSSLEngine();
  }

  @Override
  public SSLServerSocketFactory getServerSocketFactory() {
    return current.getServerSocketFactory();
  }

  @Override
  public SSLParameters getSupportedSSLParameters() {
    return current.getSupportedSSLParameters();
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return null;
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return ((AnyHolder) holders[0]).getAcceptedIssuers();
  }

  /** Takes the certificate of whoever has its key. */
  private static final class AnyHolder extends X509ExtendedTrustManager {

    private final Supplier<X509Certificate[]> authorities;

    AnyHolder(Supplier<X509Certificate[]> authorities) {
      this.authorities = authorities;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {
      // What it is worth is judged later, with a page that says why not.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {
      checkClientTrusted(chain, kind);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
      checkClientTrusted(chain, kind);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind)
        throws CertificateException {
      throw new CertificateException("no server is asked here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
        throws CertificateException {
      checkServerTrusted(chain, kind);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(chain, kind);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return authorities.get();
    }
  }
}
