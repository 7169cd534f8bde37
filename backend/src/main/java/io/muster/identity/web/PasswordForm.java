package io.muster.identity.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of password, as typed.
 *
 * @param present the one used until now; empty where an administrator sets another's
 */
record PasswordForm(String present, String password) {

  PasswordForm(@Nullable String present, @Nullable String password) {
    this.present = Objects.requireNonNullElse(present, "");
    this.password = Objects.requireNonNullElse(password, "");
  }

  /** Neither password. */
  @Override
  public String toString() {
    return "PasswordForm[]";
  }
}
