package io.muster.identity.web;

import io.muster.identity.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the one who looks at it, as {@code viewer}; null before sign-in. */
@ControllerAdvice(annotations = Controller.class)
class ViewerAdvice {

  @ModelAttribute("viewer")
  @Nullable Actor viewer(HttpServletRequest request) {
    return CurrentActor.of(request).orElse(null);
  }

  /** After how many seconds the session ends if nobody acts; null without a session. */
  @ModelAttribute("sessionSeconds")
  @Nullable Long sessionSeconds(HttpServletRequest request) {
    return (Long) request.getAttribute(SessionActorFilter.SECONDS);
  }
}
