package io.muster.identity.oidc;

import io.muster.shared.AddressRule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * What the provider says of itself (OpenID Connect Discovery 1.0). It is asked when somebody signs
 * in there, not when the portal starts. An answer is good for a minute: so whoever signs in hears
 * from us, not from their browser, that the provider is down.
 */
@Component
public class Provider {

  /** What Spring Security calls it. */
  static final String ID = "provider";

  /** Addresses of the provider's that the portal, or a browser on its word, goes to. */
  private static final List<String> ADDRESSES =
      List.of("authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint");

  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private final OidcSettings settings;
  private final ClientHttpRequestFactory calls;
  private final Clock clock;
  private volatile @Nullable Known known;

  private record Known(ClientRegistration client, Instant until) {}

  Provider(OidcSettings settings, AddressRule rule, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.calls = ProviderCalls.over(rule, settings.caFile());
  }

  /** What every call to the provider goes over. */
  ClientHttpRequestFactory calls() {
    return calls;
  }

  /**
   * The portal as a client of the provider.
   *
   * @throws ProviderDown if it does not answer, or its answer is no good
   */
  ClientRegistration client() {
    Known before = known;
    if (before != null && clock.instant().isBefore(before.until())) {
      return before.client();
    }
    Known now = new Known(discover(), clock.instant().plus(GOOD_FOR));
    known = now;
    return now.client();
  }

  /** Where a browser ends its session at the provider, as far as that is known and offered. */
  Optional<URI> endOfSession() {
    return Optional.ofNullable(known)
        .map(
            k ->
                k.client()
                    .getProviderDetails()
                    .getConfigurationMetadata()
                    .get("end_session_endpoint"))
        .map(address -> URI.create(address.toString()));
  }

  private ClientRegistration discover() {
    Map<String, Object> said = ask();
    if (!settings.issuerText().equals(said.get("issuer"))) {
      throw new ProviderDown("The provider says that it is another issuer.", null);
    }
    try {
      for (String name : ADDRESSES) {
        Object address = said.get(name);
        if (address != null) {
          ProviderAddress.check(name, URI.create(address.toString()));
        }
      }
      return ClientRegistrations.fromOidcConfiguration(said)
          .registrationId(ID)
          .clientId(settings.clientId())
          .clientSecret(secret())
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .redirectUri("{baseUrl}" + OidcSignIn.CALLBACK)
          .scope(scopes())
          .build();
    } catch (IllegalArgumentException unfit) {
      throw new ProviderDown("What the provider says of itself is no good.", unfit);
    }
  }

  private Map<String, Object> ask() {
    try {
      Map<String, Object> said =
          RestClient.builder()
              .requestFactory(calls)
              .build()
              .get()
              .uri(URI.create(settings.issuerText() + "/.well-known/openid-configuration"))
              .retrieve()
              .body(new ParameterizedTypeReference<Map<String, Object>>() {});
      return Objects.requireNonNullElse(said, Map.of());
    } catch (RestClientException silent) {
      throw new ProviderDown("The provider does not say who it is.", silent);
    }
  }

  private String[] scopes() {
    List<String> asked = new ArrayList<>(settings.scopes());
    asked.remove("openid");
    asked.addFirst("openid");
    return asked.toArray(String[]::new);
  }

  /** Read anew each time that the provider is discovered; a file that changed needs a restart. */
  private String secret() {
    if (settings.clientSecret() != null) {
      return settings.clientSecret();
    }
    try {
      return Files.readString(Objects.requireNonNull(settings.clientSecretFile())).strip();
    } catch (IOException unreadable) {
      throw new ProviderDown(
          "The file named by muster.oidc.client-secret-file cannot be read.", unreadable);
    }
  }
}
