package io.muster.renewal;

/** What came of an attempt to renew a bundle. */
public enum RenewalOutcome {
  /** A fresh bundle is stored, the old key revoked. */
  RENEWED("Renewed"),
  /** A fresh bundle is stored; the old key could not be revoked yet. */
  RENEWED_OLD_KEY_STAYS("Renewed, old key not revoked"),
  /** Nothing was to be renewed; a key that had stayed is revoked. */
  OLD_KEY_REVOKED("Old key revoked"),
  /** Nothing was to be renewed; a key still could not be revoked. */
  OLD_KEY_STAYS("Old key not revoked"),
  /** Signing in at MKE failed. */
  NOT_SIGNED_IN("Not signed in"),
  /** MKE gave no bundle. */
  NOT_FETCHED("No bundle fetched"),
  /** What was fetched is no good bundle, or one of another user, authority or cluster. */
  REFUSED("Fetched bundle refused"),
  /** No good connection came about with the fetched bundle. */
  NOT_CONNECTED("Fetched bundle does not connect"),
  /** The portal itself failed. */
  FAILED("Failed");

  private final String title;

  RenewalOutcome(String title) {
    this.title = title;
  }

  /** The outcome in a few words. */
  public String title() {
    return title;
  }

  /** Whether nothing is left to be done. */
  public boolean good() {
    return this == RENEWED || this == OLD_KEY_REVOKED;
  }
}
