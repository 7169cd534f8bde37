package io.muster.identity.web;

import io.muster.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * When the person of a session last acted. What a page asks for by itself, while nobody touches it,
 * is no act: the page says so with a header, and a stream is known by its address.
 */
final class Activity {

  /** Sent with requests that a page makes by itself. */
  static final String BY_ITSELF = "X-By-Itself";

  private static final String ACTED = "muster.acted";

  /** An act is noted when the last noted one is this old, so that reading pages writes little. */
  private static final Duration COARSE = Duration.ofSeconds(20);

  private Activity() {}

  /** Whether the request is one that nobody made by hand. */
  static boolean byItself(HttpServletRequest request) {
    return request.getHeader(BY_ITSELF) != null || request.getServletPath().equals("/live");
  }

  /** When the person last acted, as noted; not before they signed in. */
  static Instant last(HttpSession session, SignedIn signedIn) {
    return last((Instant) session.getAttribute(ACTED), signedIn);
  }

  /** The same of a session as it is stored. */
  static Instant last(Session session, SignedIn signedIn) {
    return last((Instant) session.getAttribute(ACTED), signedIn);
  }

  private static Instant last(@Nullable Instant noted, SignedIn signedIn) {
    return noted == null || noted.isBefore(signedIn.at()) ? signedIn.at() : noted;
  }

  /** Notes that the person acted. */
  static void note(HttpSession session, SignedIn signedIn, Instant now) {
    if (last(session, signedIn).plus(COARSE).isBefore(now)) {
      session.setAttribute(ACTED, now);
    }
  }
}
