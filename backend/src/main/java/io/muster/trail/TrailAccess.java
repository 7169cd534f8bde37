package io.muster.trail;

import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.shared.Forbidden;

/**
 * Who reads the audit log: those who decide, administer or audit. What belongs to a boundary is
 * read by those who do so there; what belongs to none, by those who do so in all.
 */
public final class TrailAccess {

  private static final Role[] READERS = {
    Role.ADMINISTRATOR, Role.ISSM, Role.AO, Role.AODR, Role.AUDITOR
  };

  private TrailAccess() {}

  /** Whether the actor reads any of it. */
  public static boolean reads(Actor actor) {
    return !actor.scopeAs(READERS).isEmpty();
  }

  /**
   * What the actor reads of it; all includes what belongs to no boundary.
   *
   * @throws Forbidden if that is nothing
   */
  public static Scope of(Actor actor) {
    if (!reads(actor)) {
      throw new Forbidden(
          "The audit log is read by administrators, ISSMs, authorizing officials, their"
              + " representatives and auditors.");
    }
    return actor.scopeAs(READERS);
  }

  /**
   * Refuses the act unless the actor reads all of it.
   *
   * @throws Forbidden with a sentence that names the roles
   */
  public static void requireAll(Actor actor) {
    actor.requireEverywhere(READERS);
  }
}
