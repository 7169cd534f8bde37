package io.muster.credentials.vault;

/** The portal must not start, or not seal, with the key-encryption key it has. Names no key. */
final class KekTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String action;

  KekTrouble(String what, String action) {
    super(what);
    this.action = action;
  }

  /** What a person can do about it. */
  String action() {
    return action;
  }
}
