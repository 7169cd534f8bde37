package io.muster.identity.certificates;

import io.muster.identity.certificates.HandshakeTimes.Timed;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The port of its own at which browsers show certificates. At the portal's port they are never
 * asked for one: most browsers ask their user at once, whatever page it is that they open.
 */
@Component
public class CertificatePort implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

  private static final String CHAIN = "jakarta.servlet.request.X509Certificate";
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final CertificateSettings settings;
  private final Certificates certificates;
  private final ObjectProvider<SslBundles> bundles;
  private final @Nullable InetAddress address;
  private @Nullable Connector connector;

  CertificatePort(
      CertificateSettings settings,
      Certificates certificates,
      ObjectProvider<SslBundles> bundles,
      Environment environment) {
    this.settings = settings;
    this.certificates = certificates;
    this.bundles = bundles;
    this.address = environment.getProperty("server.address", InetAddress.class);
  }

  @Override
  public void customize(TomcatWebServerFactory factory) {
    if (settings.port() != null) {
      connector = made(settings.port());
      factory.addAdditionalConnectors(connector);
    }
  }

  /** Where it listens, once the portal runs; nowhere if the settings name no port. */
  public Optional<Integer> number() {
    return Optional.ofNullable(connector).map(Connector::getLocalPort);
  }

  /** Whether a request came by it. */
  public boolean isOf(HttpServletRequest request) {
    return connector != null && request.getLocalPort() == connector.getLocalPort();
  }

  /** The certificate that a request at the port came with, if any. */
  Optional<Presented> presented(HttpServletRequest request) {
    X509Certificate[] chain = (X509Certificate[]) request.getAttribute(CHAIN);
    if (chain == null || chain.length == 0) {
      return Optional.empty();
    }
    Timed session = (Timed) request.getAttribute(SSLSupport.SESSION_MGR);
    return Optional.of(new Presented(List.of(chain), Presented.Way.PORT, session.handshake()));
  }

  private Connector made(int port) {
    SslBundles all = bundles.getObject();
    SslBundle own = all.getBundle(settings.bundle());
    PortTls tls = new PortTls(own, certificates::authorities);
    all.addBundleUpdateHandler(settings.bundle(), tls::exchange);

    Http11NioProtocol protocol = new Http11NioProtocol();
    protocol.setPort(port);
    if (address != null) {
      protocol.setAddress(address);
    }
    protocol.setSSLEnabled(true);
    protocol.setSslImplementationName(HandshakeTimes.class.getName());
    protocol.addSslHostConfig(host(own, tls));
    Connector made = new Connector(protocol);
    made.setScheme("https");
    made.setSecure(true);
    return made;
  }

  private static SSLHostConfig host(SslBundle own, PortTls tls) {
    SSLHostConfig host = new SSLHostConfig();
    host.setCertificateVerification("optional");
    String[] protocols = own.getOptions().getEnabledProtocols();
    host.setProtocols(String.join("+", protocols == null ? PROTOCOLS : protocols));
    String[] ciphers = own.getOptions().getCiphers();
    if (ciphers != null) {
      host.setCiphers(String.join(",", ciphers));
    }
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setSslContext(tls);
    host.addCertificate(certificate);
    return host;
  }
}
