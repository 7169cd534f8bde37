package io.muster.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects the auditable events of a transaction and has their lines written just before its
 * commit. If that fails, so does the commit; if the change rolls back, there is no line.
 */
@Component
class BeforeCommit {

  private final AuditLog log;

  BeforeCommit(AuditLog log) {
    this.log = log;
  }

  @EventListener
  void on(Auditable event) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          event.getClass().getSimpleName() + " was published outside a transaction");
    }
    linesOfThisTransaction().add(event.auditLine());
  }

  private Lines linesOfThisTransaction() {
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(Lines.class::isInstance)
        .map(Lines.class::cast)
        .findFirst()
        .orElseGet(this::begin);
  }

  private Lines begin() {
    Lines lines = new Lines(log);
    TransactionSynchronizationManager.registerSynchronization(lines);
    return lines;
  }

  /**
   * The lines of one transaction. Ordered last, so that what others do before the commit counts.
   */
  private static final class Lines implements TransactionSynchronization, Ordered {

    private final AuditLog log;
    private final List<AuditLine> waiting = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private boolean written;
    private boolean over;

    private Lines(AuditLog log) {
      this.log = log;
    }

    private void add(AuditLine line) {
      if (over) {
        throw new IllegalStateException(line.action() + " came after the end of its transaction");
      }
      if (written) {
        entries.addAll(log.append(List.of(line)));
      } else {
        waiting.add(line);
      }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      entries.addAll(log.append(waiting));
      written = true;
    }

    @Override
    public void afterCommit() {
      entries.forEach(Journal::tell);
    }

    @Override
    public void beforeCompletion() {
      over = true;
    }

    @Override
    public int getOrder() {
      return Ordered.LOWEST_PRECEDENCE;
    }
  }
}
