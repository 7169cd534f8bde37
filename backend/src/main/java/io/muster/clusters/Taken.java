package io.muster.clusters;

import io.muster.shared.Invalid;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;

/** Tells a taken name, which the database alone can know for sure, from any other refusal. */
final class Taken {

  private Taken() {}

  static RuntimeException nameOr(
      DataIntegrityViolationException refused, String index, String sentence) {
    boolean taken =
        refused.getCause() instanceof ConstraintViolationException violation
            && index.equals(violation.getConstraintName());
    return taken ? new Invalid("name", sentence) : refused;
  }
}
