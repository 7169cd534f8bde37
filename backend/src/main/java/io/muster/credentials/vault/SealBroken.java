package io.muster.credentials.vault;

import io.muster.shared.Conflict;

/** A stored bundle does not open: it was changed in the database, or moved there from elsewhere. */
public final class SealBroken extends Conflict {

  private static final long serialVersionUID = 1L;

  SealBroken() {
    super(
        "The stored client bundle does not open for this cluster: it was changed or moved in the"
            + " database. Have that looked into, and upload the bundle again.");
  }
}
