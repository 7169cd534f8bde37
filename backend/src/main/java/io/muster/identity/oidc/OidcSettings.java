package io.muster.identity.oidc;

import io.muster.identity.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in at an OpenID provider. Off unless there is an issuer.
 *
 * @param issuer the provider's issuer, exactly as its tokens say it
 * @param clientId what the provider calls the portal
 * @param clientSecret what proves the portal to it; better in a file
 * @param clientSecretFile a file that holds it
 * @param name what people call the provider, after "Continue with"
 * @param portal where browsers reach the portal; as the request says unless set
 * @param scopes what is asked for besides {@code openid}
 * @param caFile a PEM file of the authorities that the provider's certificate may come from; those
 *     of Java unless set
 * @param unlinked what becomes of an identity that no account has
 * @param twoFactorAcr values of the claim {@code acr} that say that two factors were used; they are
 *     asked for
 * @param twoFactorAmr values of the claim {@code amr} (RFC 8176) of which each says so by itself
 * @param requireTwoFactors whether who comes without any such value is refused, whatever roles they
 *     hold
 * @param claims the names of claims
 * @param grants which value of the claim of roles is which role
 */
@ConfigurationProperties("muster.oidc")
public record OidcSettings(
    @Nullable URI issuer,
    @DefaultValue("muster") String clientId,
    @Nullable String clientSecret,
    @Nullable Path clientSecretFile,
    @DefaultValue("single sign-on") String name,
    @Nullable URI portal,
    @DefaultValue({"profile", "email"}) List<String> scopes,
    @Nullable Path caFile,
    @DefaultValue("refuse") Unlinked unlinked,
    @DefaultValue List<String> twoFactorAcr,
    @DefaultValue List<String> twoFactorAmr,
    @DefaultValue("false") boolean requireTwoFactors,
    @DefaultValue ClaimNames claims,
    @DefaultValue List<ClaimedRole> grants) {

  /** What becomes of an identity that no account has. */
  public enum Unlinked {
    /** It is refused; an administrator links it. */
    REFUSE,
    /** It is linked to the one account that bears the address which the provider verified. */
    LINK_BY_EMAIL,
    /** The same, and where there is no such account one is made that holds no role. */
    PROVISION
  }

  /**
   * The names of claims; a dot leads into a claim that holds claims.
   *
   * @param grants of roles, one value or many
   */
  public record ClaimNames(
      @DefaultValue("groups") String grants,
      @DefaultValue("preferred_username") String username,
      @DefaultValue("name") String name,
      @DefaultValue("email") String email) {}

  /**
   * A value of the claim of roles, and the role that it is.
   *
   * @param boundary the name of a boundary, or {@code all}
   */
  public record ClaimedRole(String value, Role role, @DefaultValue(ALL) String boundary) {}

  /** What stands for all boundaries. */
  static final String ALL = "all";

  /** Refuses settings that cannot be meant. */
  public OidcSettings {
    if (issuer != null) {
      ProviderAddress.check("muster.oidc.issuer", issuer);
      if (clientSecret != null && clientSecretFile != null) {
        throw new IllegalArgumentException(
            "Give muster.oidc.client-secret or muster.oidc.client-secret-file, not both.");
      }
      if (clientSecret == null && clientSecretFile == null) {
        throw new IllegalArgumentException(
            "Sign-in at an OpenID provider needs muster.oidc.client-secret-file, or"
                + " muster.oidc.client-secret.");
      }
    }
    if (requireTwoFactors && twoFactorAcr.isEmpty() && twoFactorAmr.isEmpty()) {
      throw new IllegalArgumentException(
          "muster.oidc.require-two-factors would refuse everybody: name in"
              + " muster.oidc.two-factor-acr or muster.oidc.two-factor-amr what says that two"
              + " factors were used.");
    }
    for (ClaimedRole claimed : grants) {
      if (claimed.role() == Role.AODR) {
        throw new IllegalArgumentException(
            "muster.oidc.grants: a representative (AODR) is named by the AO of the boundary, not"
                + " claimed.");
      }
    }
  }

  /** Whether people sign in so. */
  public boolean on() {
    return issuer != null;
  }

  /** The issuer as text. */
  public String issuerText() {
    return Objects.requireNonNull(issuer, "off").toString();
  }

  /** All but the secret. */
  @Override
  public String toString() {
    return "OidcSettings[" + issuer + ", " + clientId + "]";
  }
}
