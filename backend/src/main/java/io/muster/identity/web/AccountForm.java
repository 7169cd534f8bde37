package io.muster.identity.web;

import io.muster.identity.Account;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An account as typed.
 *
 * @param grants the boxes ticked, as {@link GrantChoices} offers them
 * @param until the last day of the roles that are new, or empty
 */
record AccountForm(
    String username,
    String displayName,
    String email,
    String password,
    List<String> grants,
    String until) {

  AccountForm(
      @Nullable String username,
      @Nullable String displayName,
      @Nullable String email,
      @Nullable String password,
      @Nullable List<String> grants,
      @Nullable String until) {
    this.username = Objects.requireNonNullElse(username, "");
    this.displayName = Objects.requireNonNullElse(displayName, "");
    this.email = Objects.requireNonNullElse(email, "");
    this.password = Objects.requireNonNullElse(password, "");
    this.grants = grants == null ? List.of() : List.copyOf(grants);
    this.until = Objects.requireNonNullElse(until, "").strip();
  }

  static AccountForm empty() {
    return new AccountForm(null, null, null, null, null, null);
  }

  static AccountForm of(Account account, List<String> grants) {
    return new AccountForm(
        account.username(), account.displayName(), account.email(), null, grants, null);
  }

  /** All but the password. */
  @Override
  public String toString() {
    return "AccountForm[" + username + "]";
  }
}
