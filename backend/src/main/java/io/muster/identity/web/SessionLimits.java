package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.identity.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long sessions last, and how many one person has.
 *
 * @param idle how long without an act of the person's
 * @param idleAdministrators the same for who administers anything
 * @param longest how long after sign-in at the most
 * @param atOnce how many sessions of an account live at once; a further sign-in ends the oldest
 */
@ConfigurationProperties("muster.sessions")
public record SessionLimits(
    @DefaultValue("15m") Duration idle,
    @DefaultValue("10m") Duration idleAdministrators,
    @DefaultValue("12h") Duration longest,
    @DefaultValue("5") int atOnce) {

  /** When the session is over, if nobody acts in it any more. */
  Instant end(SignedIn session, Actor actor, Instant acted) {
    boolean administers = actor.grants().stream().anyMatch(g -> g.role() == Role.ADMINISTRATOR);
    Instant idleEnd = acted.plus(administers ? idleAdministrators : idle);
    Instant lastEnd = session.at().plus(longest);
    return idleEnd.isBefore(lastEnd) ? idleEnd : lastEnd;
  }

  /** Why the session is over at an instant; empty while it lives. */
  Optional<String> over(SignedIn session, Actor actor, Instant acted, Instant now) {
    if (now.isBefore(end(session, actor, acted))) {
      return Optional.empty();
    }
    return Optional.of(now.isBefore(session.at().plus(longest)) ? "idle" : "longest");
  }
}
