package io.muster.credentials.vault;

import io.muster.shared.Conflict;

/** A stored password does not open: it was changed in the database, or moved there, or is gone. */
public final class PasswordSealBroken extends Conflict {

  private static final long serialVersionUID = 1L;

  PasswordSealBroken() {
    super(
        "The stored password does not open for this cluster: it was changed or moved in the"
            + " database. Have that looked into, and opt in to renewal again.");
  }
}
