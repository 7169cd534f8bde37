package io.muster.exceptions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many exceptions there are, at an instant.
 *
 * @param toEndorse requests that wait for the ISSM
 * @param toDecide requests that wait for the AO
 * @param accepted risk acceptances in force
 * @param documented documented exceptions in force
 * @param ending30 of those in force, how many end within 30 days, and {@code ending90} within 90
 * @param acceptedUntil the last day of the risk acceptance that ends first, null if there is none
 */
public record ExceptionFigures(
    long toEndorse,
    long toDecide,
    long accepted,
    long documented,
    long ending30,
    long ending90,
    @Nullable LocalDate acceptedUntil) {

  /** None at all. */
  public static final ExceptionFigures NONE = new ExceptionFigures(0, 0, 0, 0, 0, 0, null);

  /** Requests that wait for somebody's decision. */
  public long pending() {
    return toEndorse + toDecide;
  }

  /** These and others. */
  public ExceptionFigures plus(ExceptionFigures more) {
    return new ExceptionFigures(
        toEndorse + more.toEndorse,
        toDecide + more.toDecide,
        accepted + more.accepted,
        documented + more.documented,
        ending30 + more.ending30,
        ending90 + more.ending90,
        earlier(acceptedUntil, more.acceptedUntil));
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }
}
