package io.muster.exceptions;

import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    @Nullable Term term) {

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

  /** The last step. */
  public Step last() {
    return steps.getLast();
  }

  /** Where in its life it is. */
  public RequestState state() {
    return last().act().leadsTo();
  }

  /** The version of the text that it says now. */
  public int textVersion() {
    return last().textVersion();
  }

  /** When it was first written. */
  public Instant createdAt() {
    return steps.getFirst().at();
  }

  /** Everybody who wrote or edited it. */
  public Set<AccountId> writers() {
    return steps.stream()
        .filter(s -> s.act() == Act.WRITE || s.act() == Act.EDIT)
        .map(Step::by)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The endorsement that counts; an edit since has voided any before it. */
  public Optional<Step> endorsement() {
    return lastOf(Act.ENDORSE).filter(e -> e.textVersion() == textVersion()).filter(this::stands);
  }

  /** The decision: approval or rejection, if there is one. */
  public Optional<Step> decision() {
    return lastOf(Act.APPROVE).or(() -> lastOf(Act.REJECT));
  }

  /** When the approved exception is what; nothing if it was not approved. */
  public Optional<Phase> phaseAt(Instant t) {
    return Optional.ofNullable(term).flatMap(approved -> approved.phaseAt(t));
  }

  /** The last step of that kind. */
  public Optional<Step> lastOf(Act act) {
    return steps.reversed().stream().filter(s -> s.act() == act).findFirst();
  }

  private boolean stands(Step endorsement) {
    return steps.stream().noneMatch(s -> s.seq() > endorsement.seq() && s.act() == Act.RETURN);
  }
}
