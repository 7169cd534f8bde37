package io.muster.credentials;

import io.muster.credentials.reading.BundleReader;
import io.muster.credentials.reading.BundleRefused;
import io.muster.credentials.reading.ParsedBundle;
import io.muster.credentials.reading.Sha256;
import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads what people upload. A refusal leaves its audit line in a transaction of its own, for the
 * upload's own comes to nothing.
 */
@Component
class Intake {

  /** Where an upload was headed. */
  record Target(@Nullable ClusterId cluster, String name, BoundaryId boundary) {}

  private final ApplicationEventPublisher events;
  private final TransactionTemplate apart;
  private final Clock clock;

  Intake(ApplicationEventPublisher events, PlatformTransactionManager transactions, Clock clock) {
    this.events = events;
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  ParsedBundle read(Actor actor, Target target, byte[] file) {
    try {
      return BundleReader.read(file, clock.instant());
    } catch (BundleRefused refused) {
      refuse(actor, target, refused.refusal().name(), Sha256.of(file));
      throw refused;
    }
  }

  void refuse(Actor actor, Target target, String reason, String fileSha256) {
    var event =
        new BundleEvent.Refused(
            target.cluster(),
            target.name(),
            target.boundary(),
            reason,
            fileSha256,
            clock.instant(),
            actor.who());
    apart.executeWithoutResult(_ -> events.publishEvent(event));
  }
}
