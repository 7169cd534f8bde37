package io.muster.credentials.vault;

import io.muster.shared.Conflict;

/** The portal's signing key does not open: it was changed in the database, or is gone. */
public final class SigningSealBroken extends Conflict {

  private static final long serialVersionUID = 1L;

  SigningSealBroken() {
    super(
        "The portal's signing key does not open: it was changed in the database. Have that looked"
            + " into; after its row of the table signing_secret is deleted, the next package makes"
            + " a new key.");
  }
}
