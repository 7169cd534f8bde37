package io.muster.identity;

import io.muster.audit.Who;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has the audit log know of sessions that are over. */
@Component
@Transactional
public class SessionEndings {

  private static final Who PORTAL = new Who(null, "sessions", "");

  private final ApplicationEventPublisher events;

  SessionEndings(ApplicationEventPublisher events) {
    this.events = events;
  }

  /** Its owner ended it. */
  public void byOwner(SignedIn session, String why) {
    events.publishEvent(
        new AccountEvent.SessionEnded(
            session.accountId(), new Who(session.accountId(), session.username(), ""), why));
  }

  /** The portal ended it. */
  public void byPortal(SignedIn session, String why) {
    events.publishEvent(new AccountEvent.SessionEnded(session.accountId(), PORTAL, why));
  }
}
