package io.muster.identity;

/**
 * Lets somebody who signed in a while ago prove once more who they are, on the very page of what
 * needs it.
 */
public interface ProofAgain {

  /** Whether the actor's proof is too old for what cannot be taken back. */
  boolean isNeeded(Actor actor);

  /**
   * The actor with a recent proof: as given if it is recent, else after the password is right, and
   * the code where the account has a second factor. The session goes on under a new id.
   *
   * @param password as typed; looked at only if it is needed
   * @param code as typed, of the app or a recovery code; looked at only if it is needed
   * @throws io.muster.shared.Invalid on the field {@code password} or {@code code} if it is not
   *     right
   */
  Actor fresh(Actor actor, String password, String code);
}
