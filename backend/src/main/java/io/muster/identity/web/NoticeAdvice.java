package io.muster.identity.web;

import io.muster.identity.Notice;
import io.muster.identity.Notices;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the pages before sign-in the notice, and whether somebody went on without it. */
@ControllerAdvice(assignableTypes = {SignInController.class, SetupController.class})
class NoticeAdvice {

  private final Notices notices;

  NoticeAdvice(Notices notices) {
    this.notices = notices;
  }

  @ModelAttribute("notice")
  Notice notice() {
    return notices.current();
  }

  /** Whether somebody was sent back for it; a form that is shown again bore the digest. */
  @ModelAttribute("noticeMissed")
  boolean noticeMissed(HttpServletRequest request) {
    return "GET".equals(request.getMethod())
        && request.getParameterMap().containsKey(NoticeFirst.FIELD)
        && Objects.requireNonNullElse(request.getParameter(NoticeFirst.FIELD), "").isEmpty();
  }
}
