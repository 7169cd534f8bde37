package io.muster.credentials.vault;

/**
 * A password taken out of the vault for signing in once. Never kept, never printed.
 *
 * @param text the password
 */
public record OpenedPassword(String text) {

  @Override
  public String toString() {
    return "OpenedPassword";
  }
}
