package io.muster.ui;

import io.muster.shared.CannotStart;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/**
 * Sees to it that passwords and tokens do not travel in the clear by an oversight.
 *
 * <p>It judges the portal's own port alone. The port for certificates listens at the same address
 * and speaks TLS always, so it is never in the clear; and its TLS excuses nothing here, since the
 * form that takes passwords and the API are at the portal's own port. A portal that is heard on
 * this machine alone may have both: then both are for programs of this machine, a proxy that ends
 * TLS for the one and passes it through to the other.
 *
 * @param plainHttp whether they may, since nothing else reaches the port
 */
@ConfigurationProperties("muster.web")
record Listening(@DefaultValue("refused") PlainHttp plainHttp) {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  /**
   * Looks where the portal is about to listen.
   *
   * @throws CannotStart if it would speak plain http on another address than this machine's own,
   *     without a proxy that is named to stand before it
   */
  void check(ServerProperties server, NamedProxies proxies) {
    InetAddress address = server.getAddress();
    if (Ssl.isEnabled(server.getSsl())
        || (address != null && address.isLoopbackAddress())
        || !proxies.none()) {
      return;
    }
    String where = address == null ? "all addresses" : address.getHostAddress();
    if (plainHttp == PlainHttp.REFUSED) {
      throw new CannotStart(
          "The portal would speak plain http on %s, where passwords and tokens can be read on their way."
              .formatted(where),
          "Do one of these: start it with the profile tls and a certificate"
              + " (muster.tls.certificate, muster.tls.private-key); name the proxy that terminates"
              + " TLS in muster.web.proxies; have it listen on this machine alone"
              + " (server.address=127.0.0.1); or, where nothing but a proxy reaches the port, allow"
              + " it by muster.web.plain-http=allowed.");
    }
    LOG.warn(
        "The portal speaks plain http on {}, as muster.web.plain-http=allowed says: whoever can"
            + " read the network there reads passwords and tokens.",
        where);
  }
}
