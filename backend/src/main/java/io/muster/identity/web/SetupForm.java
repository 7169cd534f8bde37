package io.muster.identity.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first administrator, as typed. */
record SetupForm(String code, String username, String displayName, String email, String password) {

  SetupForm(
      @Nullable String code,
      @Nullable String username,
      @Nullable String displayName,
      @Nullable String email,
      @Nullable String password) {
    this.code = Objects.requireNonNullElse(code, "");
    this.username = Objects.requireNonNullElse(username, "");
    this.displayName = Objects.requireNonNullElse(displayName, "");
    this.email = Objects.requireNonNullElse(email, "");
    this.password = Objects.requireNonNullElse(password, "");
  }

  /** All but the secrets. */
  @Override
  public String toString() {
    return "SetupForm[" + username + "]";
  }
}
