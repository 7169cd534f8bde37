package io.muster.identity.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The code flow of OpenID Connect with PKCE, state and nonce, by Spring Security's parts. What it
 * needs between the two steps is in the session; of what the provider sends only the ID token is
 * used, and no token is kept but that, to end the session there.
 */
@Component
public class OidcSignIn {

  /** Where the provider sends the browser back to. */
  public static final String CALLBACK = "/sign-in/oidc/callback";

  private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);

  /** Set where somebody who is signed in proves it once more. */
  private static final String AGAIN = "muster.again";

  /**
   * What came of it.
   *
   * @param again whether somebody who is signed in was to prove it once more
   */
  public record Answer(OidcIdToken token, boolean again) {}

  private final OidcSettings settings;
  private final Provider provider;
  private final Clock clock;
  private final HttpSessionOAuth2AuthorizationRequestRepository begun =
      new HttpSessionOAuth2AuthorizationRequestRepository();
  private volatile @Nullable Exchange exchange;

  /** What exchanges codes with the provider as it described itself last. */
  private record Exchange(ClientRegistration with, AuthenticationProvider by) {}

  OidcSignIn(OidcSettings settings, Provider provider, Clock clock) {
    this.settings = settings;
    this.provider = provider;
    this.clock = clock;
  }

  /**
   * Begins it.
   *
   * @param again whether the provider is to ask again whom it knows already
   * @return where at the provider the browser goes
   * @throws ProviderDown if the provider does not answer
   */
  public URI begin(HttpServletRequest request, HttpServletResponse response, boolean again) {
    ClientRegistration client = provider.client();
    var resolver =
        new DefaultOAuth2AuthorizationRequestResolver(
            id -> Provider.ID.equals(id) ? client : null, "/unused");
    resolver.setAuthorizationRequestCustomizer(
        asked -> {
          OAuth2AuthorizationRequestCustomizers.withPkce().accept(asked);
          if (settings.portal() != null) {
            asked.redirectUri(settings.portal().toString().replaceFirst("/+$", "") + CALLBACK);
          }
          asked.attributes(more -> more.put(AGAIN, again));
          asked.additionalParameters(
              more -> {
                if (again) {
                  more.put("prompt", "login");
                  more.put("max_age", "0");
                }
                if (!settings.twoFactorAcr().isEmpty()) {
                  more.put("acr_values", String.join(" ", settings.twoFactorAcr()));
                }
              });
        });
    OAuth2AuthorizationRequest asked = resolver.resolve(request, Provider.ID);
    begun.saveAuthorizationRequest(asked, request, response);
    return URI.create(asked.getAuthorizationRequestUri());
  }

  /**
   * Finishes it: exchanges the code and checks the ID token's signature, issuer, audience, times
   * and nonce. What was begun is finished once.
   *
   * @return empty if it was not begun in this session, the provider refused, or anything it sent is
   *     not as it must be
   */
  public Optional<Answer> finish(HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest asked = begun.removeAuthorizationRequest(request, response);
    if (asked == null) {
      LOG.info("A sign-in at the provider was not begun in this session, or was finished already.");
      return Optional.empty();
    }
    try {
      ClientRegistration client = provider.client();
      var token =
          (OAuth2LoginAuthenticationToken)
              exchange(client)
                  .authenticate(
                      new OAuth2LoginAuthenticationToken(
                          client, new OAuth2AuthorizationExchange(asked, answer(request, asked))));
      OidcUser user = (OidcUser) token.getPrincipal();
      return Optional.of(
          new Answer(user.getIdToken(), Boolean.TRUE.equals(asked.getAttribute(AGAIN))));
    } catch (OAuth2AuthenticationException refused) {
      LOG.info("A sign-in at the provider was refused: {}", refused.getError().getErrorCode());
    } catch (JwtException | ProviderDown unfit) {
      LOG.info("A sign-in at the provider was refused: {}", unfit.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  private static OAuth2AuthorizationResponse answer(
      HttpServletRequest request, OAuth2AuthorizationRequest asked) {
    String code = request.getParameter(OAuth2ParameterNames.CODE);
    String state = request.getParameter(OAuth2ParameterNames.STATE);
    var answer =
        code != null && !code.isEmpty()
            ? OAuth2AuthorizationResponse.success(code)
            : OAuth2AuthorizationResponse.error(error(request));
    return answer.redirectUri(asked.getRedirectUri()).state(state).build();
  }

  private static String error(HttpServletRequest request) {
    String error = request.getParameter(OAuth2ParameterNames.ERROR);
    return error == null || !error.matches("[a-z_]{1,60}") ? "invalid_response" : error;
  }

  private AuthenticationProvider exchange(ClientRegistration client) {
    Exchange before = exchange;
    if (before != null && before.with().equals(client)) {
      return before.by();
    }
    var tokens = new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(provider.calls())
            .configureMessageConverters(
                c ->
                    c.disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    var made =
        new OidcAuthorizationCodeAuthenticationProvider(
            tokens, asked -> new DefaultOidcUser(List.of(), asked.getIdToken()));
    JwtDecoder decoder = decoder(client);
    made.setJwtDecoderFactory(any -> decoder);
    exchange = new Exchange(client, made);
    return made;
  }

  private JwtDecoder decoder(ClientRegistration client) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(client.getProviderDetails().getJwkSetUri())
            .restOperations(new RestTemplate(provider.calls()))
            .jwsAlgorithms(
                all -> {
                  for (SignatureAlgorithm signed : SignatureAlgorithm.values()) {
                    all.add(signed);
                  }
                })
            .build();
    var times = new JwtTimestampValidator();
    times.setClock(clock);
    var token = new OidcIdTokenValidator(client);
    token.setClock(clock);
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(times, token));
    return decoder;
  }

  /**
   * Where the browser ends its session at the provider too.
   *
   * @param token the ID token of the session that ended here
   * @return empty if the provider offers none
   */
  public Optional<URI> endOfSession(String token, String backTo) {
    return provider
        .endOfSession()
        .map(
            end ->
                UriComponentsBuilder.fromUri(end)
                    .queryParam("id_token_hint", "{token}")
                    .queryParam("client_id", "{client}")
                    .queryParam("post_logout_redirect_uri", "{back}")
                    .encode()
                    .buildAndExpand(token, settings.clientId(), backTo)
                    .toUri());
  }
}
