package io.muster.connection.transport;

import io.muster.connection.Trouble;
import io.muster.connection.Trouble.Kind;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server whose chain leads to the bundle's authorities or the cluster's extra anchors,
 * whose certificate is valid now and names the endpoint among its subject alternative names.
 * Remembers what the first handshake showed, and says of a refused server what is wrong with it.
 */
final class ServerTrust extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager path;
  private final ServerCertificate shown;
  private final String where;

  /**
   * @param path the platform's check of a path to the anchors, and of the name
   * @param shown where to note the certificate
   * @param where the endpoint, for sentences
   */
  ServerTrust(X509ExtendedTrustManager path, ServerCertificate shown, String where) {
    this.path = path;
    this.shown = shown;
    this.where = where;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    shown.note(chain[0]);
    try {
      // an anchor that is itself the server's certificate would pass without a look at its dates
      chain[0].checkValidity();
      path.checkServerTrusted(chain, kind, socket);
    } catch (CertificateException refused) {
      throw new ServerRefused(diagnose(chain, kind, refused), refused);
    }
    if (shown.names(chain[0]).isEmpty()) {
      throw new ServerRefused(wrongName(chain[0]), new CertificateException("no names"));
    }
  }

  private Trouble diagnose(X509Certificate[] chain, String kind, CertificateException refused) {
    if (isAboutDates(refused)) {
      return new Trouble(
          Kind.CERTIFICATE_EXPIRED,
          "The certificate of the server at %s is valid from %s until %s only: renew it, or correct the clock of the portal."
              .formatted(
                  where, chain[0].getNotBefore().toInstant(), chain[0].getNotAfter().toInstant()));
    }
    try {
      path.checkServerTrusted(chain, kind);
      return wrongName(chain[0]);
    } catch (CertificateException untrusted) {
      return new Trouble(
          Kind.CERTIFICATE_UNTRUSTED,
          "The certificate of the server at %s was issued by %s, which neither the bundle nor the cluster's extra trust anchors vouch for: add its authority to the cluster if it is the right server."
              .formatted(where, Shown.line(chain[0].getIssuerX500Principal().getName())));
    }
  }

  private Trouble wrongName(X509Certificate leaf) {
    var names = shown.names(leaf);
    return new Trouble(
        Kind.CERTIFICATE_NAME_MISMATCH,
        names.isEmpty()
            ? "The certificate of the server at %s has no subject alternative names, so it proves no name: give the server one that does."
                .formatted(where)
            : "The certificate of the server at %s is for other names: %s. Set the cluster's endpoint to one of them, or give the server a certificate for this name."
                .formatted(where, Shown.line(String.join(", ", names))));
  }

  private static boolean isAboutDates(Throwable refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("only sockets are used here");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("only sockets are used here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return path.getAcceptedIssuers();
  }
}
