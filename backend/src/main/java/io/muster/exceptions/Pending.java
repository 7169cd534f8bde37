package io.muster.exceptions;

import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import java.util.List;

/** A request that waits for somebody, without what it says. */
public record Pending(
    ExceptionId id, String number, ExceptionKind kind, BoundaryId boundary, List<Step> steps)
    implements Course {

  public Pending {
    steps = List.copyOf(steps);
  }

  /** The same with its life so far. */
  Pending with(List<Step> all) {
    return new Pending(id, number, kind, boundary, all);
  }
}
