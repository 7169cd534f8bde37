package io.muster.connection.transport;

import io.muster.connection.ConnectionSettings;
import io.muster.shared.GuardedLookup;
import io.muster.shared.GuardedResolver;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.Timeout;

/**
 * One server and the pool of connections to it. Everything that Apache's client would do by itself
 * is off: redirects, repetitions, cookies, authentication, decompression, proxies and system
 * properties.
 */
public final class Endpoint implements AutoCloseable {

  private static final int DEFAULT_PORT = 443;

  /**
   * Bounds the heads of answers. The parser is the strict one: it skips no lines before a status.
   */
  static final Http1Config HEADS =
      Http1Config.custom().setMaxHeaderCount(200).setMaxLineLength(16_384).build();

  private final BundleTls tls;
  private final HttpHost target;
  private final CloseableHttpClient client;
  private final PoolingHttpClientConnectionManager connections;
  private final RequestConfig requests;
  private final int most;
  private final long made = System.nanoTime();

  /**
   * @param uri where: scheme, host and port count
   * @param lookup finds the addresses that may be connected to
   */
  public Endpoint(URI uri, BundleTls tls, GuardedLookup lookup, ConnectionSettings settings) {
    this.tls = tls;
    target = target(uri);
    most = settings.maxConnections();
    Timeout connect = Timeout.of(settings.connectTimeout());
    Timeout silence = Timeout.of(settings.responseTimeout());
    var tlsStrategy =
        ClientTlsStrategyBuilder.create()
            .setSslContext(tls.getSSLContext())
            .setTlsVersions(TLS.V_1_3, TLS.V_1_2)
            .setHostVerificationPolicy(HostnameVerificationPolicy.BUILTIN)
            .buildClassic();
    connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setTlsSocketStrategy(tlsStrategy)
            .setDnsResolver(new GuardedResolver(lookup))
            .setMaxConnTotal(most)
            .setMaxConnPerRoute(most)
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .responseParserFactory(new DefaultHttpResponseParserFactory(HEADS))
                    .build())
            .setDefaultSocketConfig(
                SocketConfig.custom()
                    .setSoTimeout(connect)
                    .setTcpNoDelay(true)
                    .setSoKeepAlive(true)
                    .setTcpKeepIdle(30)
                    .setTcpKeepInterval(10)
                    .setTcpKeepCount(3)
                    .build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(connect)
                    .setSocketTimeout(silence)
                    .build())
            .build();
    requests = requests(settings, silence);
    client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(requests)
            .setUserAgent("muster")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .disableConnectionState() // else no connection with a client certificate is used again
            .build();
  }

  BoundedCall call(Deadline deadline, long bytes) {
    return new BoundedCall(client, target, requests, deadline, bytes);
  }

  /**
   * A call whose answer may go on for ever, with silences of any length. It takes no connection
   * from the others.
   */
  BoundedCall endless(Deadline head) {
    connections.setDefaultMaxPerRoute(most + 1);
    connections.setMaxTotal(most + 1);
    RequestConfig patient =
        RequestConfig.copy(requests).setResponseTimeout(Timeout.DISABLED).build();
    return new BoundedCall(client, target, patient, head, Long.MAX_VALUE);
  }

  /** Host and port, as people read them. */
  String where() {
    return target.toHostString();
  }

  /** Host and port of an address, as people read them. */
  public static String where(URI uri) {
    return target(uri).toHostString();
  }

  /** Host and port of an address. */
  static HttpHost target(URI uri) {
    return new HttpHost("https", host(uri), port(uri));
  }

  /** What the server showed at the first handshake. */
  public ServerCertificate server() {
    return tls.server();
  }

  /**
   * Lets the key go but not the connections; false if one is in use or none is left, so that there
   * is nothing to keep.
   */
  public boolean rest() {
    tls.forget();
    PoolStats stats = connections.getTotalStats();
    return stats.getLeased() == 0 && stats.getAvailable() > 0;
  }

  /** How many connections are open, as far as is known, and not in use. */
  public int free() {
    return connections.getTotalStats().getAvailable();
  }

  /** How long ago it was made, its oldest connection soon after. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - made);
  }

  /** Can make connections again, and still has those it had. */
  public void wake(PrivateKey key) {
    tls.remember(key);
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    tls.forget();
  }

  private static RequestConfig requests(ConnectionSettings settings, Timeout silence) {
    return RequestConfig.custom()
        .setRedirectsEnabled(false)
        .setAuthenticationEnabled(false)
        .setContentCompressionEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .setConnectionRequestTimeout(Timeout.of(settings.listDeadline()))
        .setResponseTimeout(silence)
        .build();
  }

  private static String host(URI uri) {
    return uri.getHost().replaceAll("^\\[|]$", "");
  }

  private static int port(URI uri) {
    return uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
  }
}
