package io.muster.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as asked for.
 *
 * @param roles roles in all boundaries
 * @param grants roles, each in one boundary or in all
 * @param breakGlass true for the account for when nobody else can sign in
 */
record AccountWanted(
    @Nullable String username,
    @Nullable String displayName,
    @Nullable String email,
    @Nullable String password,
    @Nullable List<String> roles,
    @Nullable List<GrantWanted> grants,
    @Nullable Boolean breakGlass) {

  /**
   * A role in a boundary.
   *
   * @param boundary its id or name; absent for all boundaries
   * @param until its last day in the boundary's zone, or the first instant after it; absent for no
   *     end
   */
  record GrantWanted(@Nullable String role, @Nullable String boundary, @Nullable String until) {}

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** All but the password. */
  @Override
  public String toString() {
    return "AccountWanted[" + username + "]";
  }
}
