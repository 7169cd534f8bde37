package io.muster.identity.oidc;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/**
 * Where a provider may be: behind TLS, or on this very machine. What its name resolves to is looked
 * at when a connection is made.
 */
final class ProviderAddress {

  private ProviderAddress() {}

  /**
   * Checks an address as it is written.
   *
   * @param what names it in the sentence
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  static void check(String what, URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    String host = address.getHost();
    if (host == null || address.getUserInfo() != null || address.getFragment() != null) {
      throw new IllegalArgumentException(
          what + " must be an address such as https://sso.example.mil/realms/fleet.");
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && isThisMachine(host))) {
      throw new IllegalArgumentException(
          what + " must begin with https://. Plain http is for 127.0.0.1 and [::1] only.");
    }
  }

  /** A literal address of this machine: a name may come to mean another. */
  private static boolean isThisMachine(String host) {
    String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      return InetAddress.ofLiteral(literal).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }
}
