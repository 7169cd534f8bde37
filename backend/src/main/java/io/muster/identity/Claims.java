package io.muster.identity;

import java.util.List;

/**
 * What the claims of an OpenID provider say of somebody's roles, as the settings read them.
 *
 * @param issuer whose claims
 * @param grants the roles, those first that win where two exclude each other
 * @param unclear what could not be read, a sentence each: a boundary that nobody made
 */
public record Claims(String issuer, List<Grant> grants, List<String> unclear) {

  public Claims {
    grants = List.copyOf(grants);
    unclear = List.copyOf(unclear);
  }
}
