package io.muster.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.muster.identity.Role;
import io.muster.identity.oidc.OidcSettings.ClaimNames;
import io.muster.identity.oidc.OidcSettings.ClaimedRole;
import io.muster.identity.oidc.OidcSettings.Unlinked;
import io.muster.shared.AddressRule;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.util.UriComponentsBuilder;

/** Against a provider that sends what no real one does: each lie is refused. */
class OidcSignInTests {

  private final Instant now = Instant.now();
  private MadeUpProvider provider;
  private MockHttpSession session;

  @BeforeEach
  void aProvider() throws Exception {
    provider = new MadeUpProvider();
    session = new MockHttpSession();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void theRightTokenIsTaken() {
    assertThat(tries(claims -> {})).isPresent();
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    assertThat(tries(claims -> claims.issuer("https://sso.example.mil"))).isEmpty();
  }

  @Test
  void aTokenForAnotherClientIsRefused() {
    assertThat(tries(claims -> claims.audience("another"))).isEmpty();
    assertThat(
            tries(claims -> claims.audience(List.of("another", "muster")).claim("azp", "another")))
        .isEmpty();
  }

  @Test
  void aTokenWithAnotherNonceOrNoneIsRefused() {
    assertThat(tries(claims -> claims.claim("nonce", "another"))).isEmpty();
    assertThat(tries(claims -> claims.claim("nonce", null))).isEmpty();
  }

  /** Else somebody could have others finish, unaware, a sign-in that they did not begin. */
  @Test
  void anAnswerWithAnotherStateOrNoneIsRefused() {
    assertThat(tries(c -> {}, OidcSignInTests::rightly, _ -> "another")).isEmpty();
    assertThat(tries(c -> {}, OidcSignInTests::rightly, _ -> null)).isEmpty();
  }

  @Test
  void aTokenThatIsOverIsRefused() {
    Date past = Date.from(Instant.now().minusSeconds(600));
    assertThat(tries(claims -> claims.expirationTime(past))).isEmpty();
  }

  @Test
  void aTokenSignedByAnotherKeyOrByNoneIsRefused() {
    assertThat(tries(c -> {}, c -> MadeUpProvider.signed(c, MadeUpProvider.key("right"))))
        .isEmpty();
    assertThat(tries(c -> {}, PlainJWT::new)).isEmpty();
  }

  @Test
  void nothingIsAskedBeforeSomebodySignsIn() {
    flow((_, _) -> false);
    assertThat(provider.asked()).isZero();
  }

  @Test
  void whoIsAnotherIssuerIsNotBelieved() {
    provider.saying("issuer", provider.issuer() + "/");
    assertDown((_, _) -> false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://sso.example.mil/x",
        "http://localhost/x",
        "ftp://127.0.0.1/x",
        "https://u:p@sso.example.mil/x",
        "nonsense"
      })
  void noAddressOfItsIsPlainOrOdd(String address) {
    for (String name :
        new String[] {
          "authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint"
        }) {
      Object before = provider.issuer() + "/x";
      provider.saying(name, address);
      assertDown((_, _) -> false);
      provider.saying(name, before);
    }
    assertThatThrownBy(() -> ProviderAddress.check("it", URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noConnectionIsMadeToARefusedAddress() {
    assertDown((_, _) -> true);
    assertThat(provider.asked()).isZero();
  }

  @Test
  void itLeadsNowhereElse() {
    provider.leadsTo(provider.issuer() + "/elsewhere");
    assertDown((_, _) -> false);
    assertThat(provider.asked()).isEqualTo(1);
  }

  @Test
  void aProviderThatWasDownIsAskedAgain() {
    OidcSignIn flow = flow((_, _) -> false);
    provider.saying("issuer", "another");
    assertThatThrownBy(() -> begin(flow)).isInstanceOf(ProviderDown.class);
    provider.saying("issuer", provider.issuer());
    assertThat(begin(flow)).asString().startsWith(provider.issuer() + "/auth");
  }

  @Test
  void itIsAskedForACodeWithProofKeyNonceAndState() {
    assertThat(begin(flow((_, _) -> false)).getQuery())
        .contains("response_type=code", "code_challenge_method=S256", "nonce=", "state=", "openid");
  }

  @Test
  void noRepresentativeIsClaimed() {
    assertThatThrownBy(() -> settings("x", new ClaimedRole("deputies", Role.AODR, "all")))
        .hasMessageContaining("AODR");
  }

  @Test
  void theSecretIsNeverTold() {
    assertThat(settings("hush hush").toString()).doesNotContain("hush");
  }

  private void assertDown(AddressRule refused) {
    assertThatThrownBy(() -> begin(flow(refused))).isInstanceOf(ProviderDown.class);
  }

  private Optional<OidcSignIn.Answer> tries(Consumer<JWTClaimsSet.Builder> lie) {
    return tries(lie, OidcSignInTests::rightly);
  }

  private static JWT rightly(JWTClaimsSet claims) {
    return MadeUpProvider.signed(claims, MadeUpProvider.KEY);
  }

  private Optional<OidcSignIn.Answer> tries(
      Consumer<JWTClaimsSet.Builder> lie, Function<JWTClaimsSet, JWT> signing) {
    return tries(lie, signing, UnaryOperator.identity());
  }

  private Optional<OidcSignIn.Answer> tries(
      Consumer<JWTClaimsSet.Builder> lie,
      Function<JWTClaimsSet, JWT> signing,
      UnaryOperator<@Nullable String> state) {
    OidcSignIn flow = flow((_, _) -> false);
    var query = UriComponentsBuilder.fromUri(begin(flow)).build().getQueryParams();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(provider.issuer())
            .audience("muster")
            .subject("somebody")
            .issueTime(new Date())
            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
            .claim("nonce", query.getFirst("nonce"));
    lie.accept(claims);
    provider.gives(signing.apply(claims.build()));
    MockHttpServletRequest back = request("GET", OidcSignIn.CALLBACK);
    back.addParameter("code", "any");
    String asked =
        URLDecoder.decode(String.valueOf(query.getFirst("state")), StandardCharsets.UTF_8);
    back.setParameter("state", state.apply(asked));
    return flow.finish(back, new MockHttpServletResponse());
  }

  private URI begin(OidcSignIn flow) {
    return flow.begin(request("POST", "/sign-in/oidc"), new MockHttpServletResponse(), false);
  }

  private MockHttpServletRequest request(String method, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setSession(session);
    return request;
  }

  private OidcSignIn flow(AddressRule refused) {
    OidcSettings settings = settings("secret");
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new OidcSignIn(settings, new Provider(settings, refused, clock), clock);
  }

  private OidcSettings settings(String secret, ClaimedRole... grants) {
    return new OidcSettings(
        URI.create(provider.issuer()),
        "muster",
        secret,
        null,
        "SSO",
        null,
        List.of("profile"),
        null,
        Unlinked.REFUSE,
        List.of(),
        List.of(),
        false,
        new ClaimNames("groups", "preferred_username", "name", "email"),
        List.of(grants));
  }
}
