package io.muster.identity.web;

import io.muster.identity.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where a request keeps who acts, once a filter has found out. */
final class CurrentActor {

  private static final String ATTRIBUTE = Actor.class.getName();

  private CurrentActor() {}

  static void set(HttpServletRequest request, Actor actor) {
    request.setAttribute(ATTRIBUTE, actor);
    // Error pages are made without the advice that names the viewer; templates find it here.
    request.setAttribute("viewer", actor);
  }

  static Optional<Actor> of(HttpServletRequest request) {
    return Optional.ofNullable((Actor) request.getAttribute(ATTRIBUTE));
  }
}
