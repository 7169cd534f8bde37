package io.muster.identity.web;

import io.muster.identity.OutsideIdentity;
import io.muster.shared.Invalid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in identity as typed, with what proves who types it.
 *
 * @param kind the name of an {@link OutsideIdentity.Kind}
 */
record SignInIdentityForm(
    String kind, String issuer, String subject, String password, String code) {

  SignInIdentityForm(
      @Nullable String kind,
      @Nullable String issuer,
      @Nullable String subject,
      @Nullable String password,
      @Nullable String code) {
    this.kind = Objects.requireNonNullElse(kind, OutsideIdentity.Kind.OIDC.name());
    this.issuer = Objects.requireNonNullElse(issuer, "").strip();
    this.subject = Objects.requireNonNullElse(subject, "").strip();
    this.password = Objects.requireNonNullElse(password, "");
    this.code = Objects.requireNonNullElse(code, "");
  }

  /** Empty but for the issuer, as far as it is known. */
  static SignInIdentityForm of(String issuer) {
    return new SignInIdentityForm(null, issuer, null, null, null);
  }

  /**
   * What it says.
   *
   * @throws Invalid on the field that is not acceptable
   */
  OutsideIdentity identity() {
    for (OutsideIdentity.Kind known : OutsideIdentity.Kind.values()) {
      if (known.name().equals(kind)) {
        return new OutsideIdentity(known, issuer, subject);
      }
    }
    throw new Invalid("kind", "Choose one of the kinds.");
  }

  /** Neither password nor code. */
  @Override
  public String toString() {
    return "SignInIdentityForm[" + kind + ", " + issuer + ", " + subject + "]";
  }
}
