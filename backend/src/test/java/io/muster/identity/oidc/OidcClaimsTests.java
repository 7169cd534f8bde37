package io.muster.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.identity.BoundaryDirectory;
import io.muster.identity.Proof;
import io.muster.identity.oidc.OidcSettings.ClaimNames;
import io.muster.identity.oidc.OidcSettings.Unlinked;
import io.muster.shared.BoundaryId;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** When a provider's word says that two factors were used. */
class OidcClaimsTests {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private static List<Map<String, Object>> two() {
    return List.of(
        Map.of("acr", "gold"),
        Map.of("amr", List.of("mfa")),
        Map.of("amr", List.of("pwd", "mfa")),
        Map.of("amr", "mfa"),
        Map.of("acr", "silver", "amr", List.of("sc")));
  }

  private static List<Map<String, Object>> one() {
    return List.of(
        Map.of(),
        Map.of("acr", "silver"),
        Map.of("acr", "GOLD"),
        Map.of("acr", "mfa"),
        Map.of("amr", List.of()),
        Map.of("amr", List.of("pwd")),
        Map.of("amr", List.of("gold")),
        Map.of("amr", "pwd mfa"),
        Map.of("amr", List.of(List.of("mfa"))),
        Map.of("amr", Map.of("mfa", true)),
        Map.of("amr", List.of("mf")));
  }

  @ParameterizedTest
  @MethodSource("two")
  void aNamedValueSaysTwoFactors(Map<String, Object> said) {
    OidcClaims strict = claims(true, List.of("gold"), List.of("mfa", "sc"));
    Proof proof = strict.proof(token(said), NOW);
    assertThat(proof.byTwoFactors()).isTrue();
    assertThat(strict.suffices(proof)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("one")
  void anythingElseDoesNot(Map<String, Object> said) {
    OidcClaims strict = claims(true, List.of("gold"), List.of("mfa", "sc"));
    Proof proof = strict.proof(token(said), NOW);
    assertThat(proof.byTwoFactors()).isFalse();
    assertThat(strict.suffices(proof)).isFalse();
    OidcClaims trusting = claims(false, List.of("gold"), List.of("mfa", "sc"));
    assertThat(trusting.suffices(trusting.proof(token(said), NOW)))
        .as("unless told so the provider is trusted")
        .isTrue();
  }

  @Test
  void whereNothingIsNamedNothingSaysTwoFactors() {
    OidcClaims trusting = claims(false, List.of(), List.of());
    two().forEach(s -> assertThat(trusting.proof(token(s), NOW).byTwoFactors()).isFalse());
  }

  @Test
  void twoFactorsThatNothingSaysWouldShutEverybodyOut() {
    assertThatThrownBy(() -> claims(true, List.of(), List.of()))
        .hasMessageContaining("muster.oidc.two-factor-amr");
  }

  private static OidcIdToken token(Map<String, Object> said) {
    return new OidcIdToken(
        "a.b.c", NOW, NOW.plusSeconds(60), said.isEmpty() ? Map.of("sub", "somebody") : said);
  }

  private static OidcClaims claims(boolean required, List<String> acr, List<String> amr) {
    OidcSettings settings =
        new OidcSettings(
            URI.create("https://sso.example.mil/realms/fleet"),
            "muster",
            "secret",
            null,
            "SSO",
            null,
            List.of(),
            null,
            Unlinked.REFUSE,
            acr,
            amr,
            required,
            new ClaimNames("groups", "preferred_username", "name", "email"),
            List.of());
    return new OidcClaims(settings, new NoBoundaries());
  }

  private static final class NoBoundaries implements BoundaryDirectory {

    @Override
    public Map<BoundaryId, String> names() {
      return Map.of();
    }

    @Override
    public ZoneId zoneOf(BoundaryId boundary) {
      return ZoneOffset.UTC;
    }
  }
}
