package io.muster.identity;

import io.muster.shared.Invalid;

/**
 * What somebody is known by outside the portal.
 *
 * @param issuer whose word it is: the issuer of an OpenID provider, or the name of the authority
 *     that issued a certificate
 * @param subject what the issuer calls them; unique with it, and never given to another
 */
public record OutsideIdentity(Kind kind, String issuer, String subject) {

  private static final int LONGEST = 1000;

  /** The kinds. */
  public enum Kind {
    /** A subject of an OpenID provider. */
    OIDC("Single sign-on (OpenID Connect)"),
    /** What is read of a client certificate. */
    CERTIFICATE("Certificate");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }
  }

  /**
   * Checks what was typed or sent.
   *
   * @throws Invalid on the field {@code issuer} or {@code subject}
   */
  public OutsideIdentity {
    check("issuer", issuer);
    check("subject", subject);
  }

  private static void check(String field, String text) {
    if (text.isBlank()
        || text.length() > LONGEST
        || !text.equals(text.strip())
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new Invalid(
          field, "Give the " + field + " exactly as it is sent: 1 to 1000 characters of one line.");
    }
  }
}
