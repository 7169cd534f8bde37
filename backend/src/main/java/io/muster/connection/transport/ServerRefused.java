package io.muster.connection.transport;

import io.muster.connection.Trouble;
import java.security.cert.CertificateException;

/** The server's certificate is not one to trust; says why. */
final class ServerRefused extends CertificateException {

  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  ServerRefused(Trouble trouble, CertificateException cause) {
    super(trouble.sentence(), cause);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
