package io.muster.trail;

import io.muster.audit.Who;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Audit lines of requests that change nothing: what was taken out, and what was refused. Each is
 * written in a transaction of its own.
 */
@Component
public class Takings {

  private final ApplicationEventPublisher events;

  Takings(ApplicationEventPublisher events) {
    this.events = events;
  }

  /** A file was taken out. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void takenOut(
      Who by, String path, Map<String, String> parameters, String file, boolean whole) {
    events.publishEvent(new TakenOut(by, path, parameters, file, whole));
  }

  /** A request was refused. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void refused(Who by, String method, String path, int status) {
    events.publishEvent(new Refused(by, method, path, status));
  }
}
