package io.muster.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator as whoever starts the portal may name them; used only while there is no
 * account.
 *
 * @param username {@code MUSTER_ADMIN_USERNAME}
 * @param email {@code MUSTER_ADMIN_EMAIL}; may be left out
 * @param password {@code MUSTER_ADMIN_PASSWORD}
 */
@ConfigurationProperties("muster.admin")
record FirstAdministrator(
    @Nullable String username, @Nullable String email, @Nullable String password) {

  /** Whether anybody is named. */
  boolean named() {
    return !blank(username) && !blank(password);
  }

  /** Whether one of the two is there without the other. */
  boolean half() {
    return blank(username) != blank(password);
  }

  /** Where messages go, unless said: nowhere. */
  String address() {
    return blank(email) ? "administrator@localhost" : email;
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** All but the password. */
  @Override
  public String toString() {
    return "FirstAdministrator[" + username + "]";
  }
}
