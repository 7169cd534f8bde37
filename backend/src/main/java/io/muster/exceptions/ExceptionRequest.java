package io.muster.exceptions;

import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request for an exception and what became of it, as it stands now.
 *
 * @param number given once and never again, such as {@code EX-2026-0001}
 * @param follows the exception that it renews or amends, null if it stands alone
 * @param text what it says, in its last version
 * @param steps its life so far, the oldest first; never none
 * @param term what was approved, null if it was not
 */
public record ExceptionRequest(
    ExceptionId id,
    String number,
    ExceptionKind kind,
    BoundaryId boundary,
    @Nullable Follows follows,
    RequestText text,
    List<Step> steps,
    @Nullable Term term)
    implements Course {

  /**
   * What a request continues.
   *
   * @param number the number of the earlier exception
   */
  public record Follows(ExceptionId earlier, String number, As as) {

    /** How it continues it. */
    public enum As {
      RENEWAL("Renews"),
      AMENDMENT("Amends");

      private final String word;

      As(String word) {
        this.word = word;
      }

      /** The word before the earlier number. */
      public String word() {
        return word;
      }
    }
  }

  public ExceptionRequest {
    steps = List.copyOf(steps);
  }

  /** When the approved exception is what; nothing if it was not approved. */
  public Optional<Phase> phaseAt(Instant t) {
    return Optional.ofNullable(term).flatMap(approved -> approved.phaseAt(t));
  }
}
