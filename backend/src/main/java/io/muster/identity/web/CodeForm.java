package io.muster.identity.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What proves who somebody is, as typed where it is asked for.
 *
 * @param password empty where it is not asked for
 * @param code of an authenticator app, or a recovery code; empty where it is not asked for
 */
record CodeForm(String password, String code) {

  static final CodeForm EMPTY = new CodeForm(null, null);

  CodeForm(@Nullable String password, @Nullable String code) {
    this.password = Objects.requireNonNullElse(password, "");
    this.code = Objects.requireNonNullElse(code, "");
  }

  /** Neither of them. */
  @Override
  public String toString() {
    return "CodeForm[]";
  }
}
