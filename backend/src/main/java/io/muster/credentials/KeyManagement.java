package io.muster.credentials;

import io.muster.credentials.vault.Rotations;
import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators of all boundaries do with the key-encryption keys. */
@Service
public class KeyManagement {

  private final Rotations rotations;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  KeyManagement(Rotations rotations, ApplicationEventPublisher events, Clock clock) {
    this.rotations = rotations;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The keys, who has them, and what they wrap.
   *
   * @throws Forbidden unless the actor is an administrator of all boundaries
   */
  @Transactional(readOnly = true)
  public KeyOverview overview(Actor actor) {
    actor.requireEverywhere(Role.ADMINISTRATOR);
    return rotations.overview();
  }

  /**
   * Has another key wrap from now on, and what the old one wraps wrapped anew. Nothing that is
   * sealed is itself sealed anew.
   *
   * @param to the id of the key
   * @throws Forbidden unless the actor is an administrator of all boundaries who proved it recently
   * @throws Invalid on {@code key} if no instance, or not every one, has the key
   * @throws Conflict if a rotation goes on already, or the key wraps already or did
   */
  @Transactional
  public KeyRotation rotate(Actor actor, String to) {
    actor.requireEverywhere(Role.ADMINISTRATOR);
    actor.proof().requireFresh("Changing the key-encryption key", clock.instant());
    KeyRotation rotation = rotations.begin(to, actor.username(), clock.instant());
    events.publishEvent(new KeyEvent.RotationStarted(rotation, actor.who()));
    return rotation;
  }
}
