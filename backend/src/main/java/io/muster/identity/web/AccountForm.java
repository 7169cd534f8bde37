package io.muster.identity.web;

import io.muster.identity.Account;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An account as typed.
 *
 * @param grants the boxes ticked, as {@link GrantChoices} offers them
 * @param breakGlass whether it is to be for when nobody else can sign in
 */
record AccountForm(
    String username,
    String displayName,
    String email,
    String password,
    List<String> grants,
    Boolean breakGlass) {

  AccountForm(
      @Nullable String username,
      @Nullable String displayName,
      @Nullable String email,
      @Nullable String password,
      @Nullable List<String> grants,
      @Nullable Boolean breakGlass) {
    this.username = Objects.requireNonNullElse(username, "");
    this.displayName = Objects.requireNonNullElse(displayName, "");
    this.email = Objects.requireNonNullElse(email, "");
    this.password = Objects.requireNonNullElse(password, "");
    this.breakGlass = Boolean.TRUE.equals(breakGlass);
    this.grants = grants == null ? List.of() : List.copyOf(grants);
  }

  static AccountForm empty() {
    return new AccountForm(null, null, null, null, null, null);
  }

  static AccountForm of(Account account, List<String> grants) {
    return new AccountForm(
        account.username(),
        account.displayName(),
        account.email(),
        null,
        grants,
        account.breakGlass());
  }

  /** All but the password. */
  @Override
  public String toString() {
    return "AccountForm[" + username + "]";
  }
}
