package io.muster.identity.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of password, as typed.
 *
 * @param present the one used until now; empty where an administrator sets another's
 * @param code of the second factor, where there is one
 */
record PasswordForm(String present, String code, String password) {

  PasswordForm(@Nullable String present, @Nullable String code, @Nullable String password) {
    this.present = Objects.requireNonNullElse(present, "");
    this.code = Objects.requireNonNullElse(code, "");
    this.password = Objects.requireNonNullElse(password, "");
  }

  /** None of it. */
  @Override
  public String toString() {
    return "PasswordForm[]";
  }
}
