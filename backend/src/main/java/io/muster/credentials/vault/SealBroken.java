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

  private SealBroken(String sentence) {
    super(sentence);
  }

  /** One that nothing can be said about but that the key is not here. */
  static SealBroken byUnknownKey(String kek) {
    return new SealBroken(
        "What is stored is sealed by the key-encryption key "
            + kek
            + ", which this instance does not have. Put that key back into its ring; if no key of"
            + " yours bears that id, the row was changed in the database: have that looked into.");
  }
}
