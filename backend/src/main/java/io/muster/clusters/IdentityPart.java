package io.muster.clusters;

/** The parts of what a cluster is reached and known by: none changes at one person's word. */
public enum IdentityPart {
  /** Where the Docker API is, if not where the bundle says. */
  ENDPOINT("endpoint"),
  /** Authorities trusted besides the bundle's. */
  TRUST_ANCHORS("trust anchors"),
  /** The client bundle, if the new one is of another authority, instance or address. */
  BUNDLE("client bundle"),
  /** What answers, as the portal knows it again. */
  PINNED_IDENTITY("pinned identity");

  private final String words;

  IdentityPart(String words) {
    this.words = words;
  }

  /** As people read it within a sentence. */
  public String words() {
    return words;
  }
}
