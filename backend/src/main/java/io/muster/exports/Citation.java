package io.muster.exports;

import io.muster.exceptions.ExceptionKind;
import io.muster.shared.ExceptionId;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * An exception in force that addresses a container.
 *
 * @param untilDay its last day in {@code zone}
 * @param sspReference where the system security plan names it; empty for risk acceptances
 */
public record Citation(
    ExceptionId id,
    String number,
    ExceptionKind kind,
    LocalDate untilDay,
    ZoneId zone,
    String sspReference) {

  /** As a sentence of an export. */
  public String sentence() {
    String until = "until %s (%s), %s".formatted(untilDay, zone, number);
    return switch (kind) {
      case DOCUMENTED -> "Documented %s, SSP reference: %s.".formatted(until, sspReference);
      case RISK_ACCEPTED -> "Risk accepted by the AO %s; it stays Open.".formatted(until);
    };
  }
}
