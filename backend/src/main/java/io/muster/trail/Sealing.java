package io.muster.trail;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals the audit log: notes its last line, here and in the portal's own log. */
@Component
class Sealing {

  private static final Logger LOG = LoggerFactory.getLogger("muster.audit.seal");

  private final Seals seals;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Sealing(Seals seals, TransactionTemplate transaction, Clock clock) {
    this.seals = seals;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Seals what was added since the last seal; nothing if that is nothing. */
  Optional<Seal> seal() {
    Optional<Seal> sealed =
        transaction.execute(
            t -> {
              long last = seals.last().map(Seal::seq).orElse(0L);
              Optional<Seal> head =
                  seals
                      .head(clock.instant().truncatedTo(ChronoUnit.MICROS))
                      .filter(h -> h.seq() > last);
              head.ifPresent(seals::add);
              return head;
            });
    sealed.ifPresent(s -> LOG.info("{}:{}", s.seq(), s.hash()));
    return sealed;
  }
}
