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
 * @param breakGlass whether it is to be for when nobody else can sign in
 */
record AccountForm(
    String username,
    String displayName,
    String email,
    String password,
    List<String> grants,
    String until,
    Boolean breakGlass) {

  AccountForm(
      @Nullable String username,
      @Nullable String displayName,
      @Nullable String email,
      @Nullable String password,
      @Nullable List<String> grants,
      @Nullable String until,
      @Nullable Boolean breakGlass) {
    this.username = Objects.requireNonNullElse(username, "");
    this.displayName = Objects.requireNonNullElse(displayName, "");
    this.email = Objects.requireNonNullElse(email, "");
    this.password = Objects.requireNonNullElse(password, "");
    this.breakGlass = Boolean.TRUE.equals(breakGlass);
    this.grants = grants == null ? List.of() : List.copyOf(grants);
    this.until = Objects.requireNonNullElse(until, "").strip();
  }

  static AccountForm empty() {
    return new AccountForm(null, null, null, null, null, null, null);
  }

  static AccountForm of(Account account, List<String> grants) {
    return new AccountForm(
        account.username(),
        account.displayName(),
        account.email(),
        null,
        grants,
        null,
        account.breakGlass());
  }

  /** All but the password. */
  @Override
  public String toString() {
    return "AccountForm[" + username + "]";
  }
}
