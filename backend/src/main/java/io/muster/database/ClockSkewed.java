package io.muster.database;

import io.muster.shared.Problem;
import java.time.Duration;

/** This instance's clock and the database's differ so much that nothing may be recorded. */
public class ClockSkewed extends RuntimeException implements Problem {

  private static final long serialVersionUID = 1L;

  ClockSkewed(Duration difference) {
    super(
        "The clock of this portal differs from the database's by %d ms; at most %d ms are allowed. Nothing is recorded until an administrator has set it right."
            .formatted(difference.toMillis(), ClockGuard.ALLOWED.toMillis()));
  }

  @Override
  public Kind kind() {
    return Kind.CONFLICT;
  }

  @Override
  public String sentence() {
    return getMessage();
  }
}
