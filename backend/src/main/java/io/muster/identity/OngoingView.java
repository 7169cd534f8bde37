package io.muster.identity;

import java.util.Optional;

/**
 * One who goes on looking after the request has been answered, as with a stream. Controllers get it
 * as a method parameter.
 */
public interface OngoingView {

  /**
   * Who looks, with what they may do at this very moment; empty once the session is over or the
   * account is disabled. Asking does not prolong the session.
   */
  Optional<Actor> now();
}
