package io.muster.exports.scheduled;

import io.muster.identity.Scope;

/** Under which scope a report of a schedule may be made at this moment. */
sealed interface Sight {

  /**
   * Under this one: what the owner may see now, and of it no more than the schedule is about. So
   * whoever may see all of it learns nothing from the file that they may not know.
   */
  record Sees(Scope scope) implements Sight {}

  /**
   * Under none: its owner may no longer see what it is about.
   *
   * @param because why, in a sentence
   */
  record Gone(String because) implements Sight {}
}
