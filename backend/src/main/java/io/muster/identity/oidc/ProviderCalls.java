package io.muster.identity.oidc;

import io.muster.shared.AddressRule;
import io.muster.shared.GuardedLookup;
import io.muster.shared.GuardedResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/**
 * The line to the provider: TLS 1.2 or 1.3, no redirects, no cookies, short waits. Each new
 * connection looks at what the name resolves to, and connects to what was looked at.
 */
final class ProviderCalls {

  private static final Timeout CONNECT = Timeout.of(Duration.ofSeconds(5));
  private static final Timeout ANSWER = Timeout.of(Duration.ofSeconds(10));

  private ProviderCalls() {}

  static HttpComponentsClientHttpRequestFactory over(AddressRule rule, @Nullable Path authorities) {
    var tls =
        ClientTlsStrategyBuilder.create()
            .setSslContext(trusting(authorities))
            .setTlsVersions(TLS.V_1_3, TLS.V_1_2)
            .setHostVerificationPolicy(HostnameVerificationPolicy.BUILTIN)
            .buildClassic();
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setTlsSocketStrategy(tls)
            .setDnsResolver(new GuardedResolver(new GuardedLookup(rule, CONNECT.toDuration())))
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(ANSWER)
                    .build())
            .build();
    return new HttpComponentsClientHttpRequestFactory(
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(CONNECT)
                    .setResponseTimeout(ANSWER)
                    .build())
            .setUserAgent("muster")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build());
  }

  private static SSLContext trusting(@Nullable Path authorities) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities == null ? null : storeOf(authorities));
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException unreadable) {
      throw new IllegalStateException(
          "The file named by muster.oidc.ca-file holds no certificates in PEM, or cannot be read: "
              + authorities,
          unreadable);
    }
  }

  private static KeyStore storeOf(Path authorities) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(authorities)) {
      int number = 0;
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("authority-" + number++, authority);
      }
      if (number == 0) {
        throw new IOException("no certificate");
      }
    }
    return store;
  }
}
