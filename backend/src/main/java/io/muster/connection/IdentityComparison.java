package io.muster.connection;

/** What comes of comparing what answers with what was pinned. */
public sealed interface IdentityComparison {

  /** It is the pinned identity, or was pinned just now. */
  record Same(PinnedIdentity pinned) implements IdentityComparison {}

  /** It is another one, or another one was seen before and nobody has confirmed that yet. */
  record Changed(IdentityChange change) implements IdentityComparison {

    /** The trouble that stops a scan. */
    public Trouble trouble() {
      return new Trouble(
          Trouble.Kind.IDENTITY_CHANGED,
          "The endpoint leads to another cluster than before: "
              + String.join(" ", change.differences())
              + " Nothing is scanned until a person confirms this on the cluster's identity page.");
    }
  }
}
