package io.muster.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That somebody, by a form, asked to sign in by certificate. Only then one is looked at, once: a
 * link that others made signs nobody in.
 *
 * @param again whether who asks is signed in, and proves anew who they are
 * @param at when
 */
record CertificateAsked(boolean again, Instant at) implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String ATTRIBUTE = "muster.certificate-asked";

  /** So long the certificate may take to come. */
  private static final Duration LASTS = Duration.ofMinutes(5);

  /** The session remembers it. */
  void remember(HttpServletRequest request) {
    request.getSession().setAttribute(ATTRIBUTE, this);
  }

  /** What the session remembers, if it is not too old; it remembers it no more. */
  static Optional<CertificateAsked> taken(HttpServletRequest request, Instant now) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof CertificateAsked asked)) {
      return Optional.empty();
    }
    session.removeAttribute(ATTRIBUTE);
    return Optional.of(asked).filter(a -> now.isBefore(a.at().plus(LASTS)));
  }
}
