package io.muster.identity;

import java.util.Set;

/**
 * An account as asked for.
 *
 * @param username what the owner types to sign in: 1 to 64 letters, digits and {@code . _ @ -}
 * @param displayName the name people read, 1 to 100 characters
 * @param email where messages to the owner go, at most 254 characters
 * @param password the first password, in clear
 * @param grants the roles to begin with
 * @param breakGlass whether it is for when nobody else can sign in; it then administers all
 *     boundaries and has no other role
 */
public record NewAccount(
    String username,
    String displayName,
    String email,
    String password,
    Set<Grant> grants,
    boolean breakGlass) {

  public NewAccount {
    username = username.strip();
    displayName = displayName.strip();
    email = email.strip();
    grants = Set.copyOf(grants);
  }

  /** A person's own. */
  public NewAccount(
      String username, String displayName, String email, String password, Set<Grant> grants) {
    this(username, displayName, email, password, grants, false);
  }

  /** All but the password. */
  @Override
  public String toString() {
    return "NewAccount[" + username + "]";
  }
}
