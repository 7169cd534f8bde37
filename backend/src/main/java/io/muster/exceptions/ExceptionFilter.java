package io.muster.exceptions;

import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a list shows.
 *
 * @param states only those in one of these states; none means any
 * @param phase only approved ones in this phase, or null for any
 * @param kind only this kind, or null for both
 * @param boundary only those of this boundary, or null for any
 * @param writtenBy only those that one of these accounts wrote or edited; none means any
 * @param concern only those with something the matter, or null for any
 * @param endsWithin only those in force that end within this time, or null for any
 * @param text only those whose number, title or ticket has this in it, in any case; empty for any
 */
public record ExceptionFilter(
    Set<RequestState> states,
    @Nullable Phase phase,
    @Nullable ExceptionKind kind,
    @Nullable BoundaryId boundary,
    Set<AccountId> writtenBy,
    @Nullable Concern concern,
    Set<ExceptionId> changed,
    @Nullable Duration endsWithin,
    String text) {

  /** What may be the matter with a request. */
  public enum Concern {
    /** In force, and the evidence changed. */
    CHANGED,

    /** In force and expiring, or the evidence changed, or returned to its writer. */
    ATTENTION
  }

  /** All. */
  public static final ExceptionFilter ALL =
      new ExceptionFilter(Set.of(), null, null, null, Set.of(), null, Set.of(), null, "");

  public ExceptionFilter {
    states = Set.copyOf(states);
    writtenBy = Set.copyOf(writtenBy);
    changed = Set.copyOf(changed);
  }

  /** The same, in these states only. */
  public ExceptionFilter in(RequestState... only) {
    return new ExceptionFilter(
        Set.of(only), phase, kind, boundary, writtenBy, concern, changed, endsWithin, text);
  }

  /** The same, in this phase only. */
  public ExceptionFilter in(Phase only) {
    return new ExceptionFilter(
        states, only, kind, boundary, writtenBy, concern, changed, endsWithin, text);
  }

  /** The same, of one boundary only. */
  public ExceptionFilter of(@Nullable BoundaryId only) {
    return new ExceptionFilter(
        states, phase, kind, only, writtenBy, concern, changed, endsWithin, text);
  }

  /** The same, of one kind only. */
  public ExceptionFilter of(@Nullable ExceptionKind only) {
    return new ExceptionFilter(
        states, phase, only, boundary, writtenBy, concern, changed, endsWithin, text);
  }

  /** The same, written or edited by these accounts only. */
  public ExceptionFilter writtenBy(Set<AccountId> only) {
    return new ExceptionFilter(
        states, phase, kind, boundary, only, concern, changed, endsWithin, text);
  }

  /**
   * The same, with this the matter only.
   *
   * @param those what {@link Drifts#exceptions} tells at the instant
   */
  public ExceptionFilter with(Concern only, Set<ExceptionId> those) {
    return new ExceptionFilter(
        states, phase, kind, boundary, writtenBy, only, those, endsWithin, text);
  }

  /** The same, in force and ending within this time only. */
  public ExceptionFilter endingWithin(@Nullable Duration only) {
    return new ExceptionFilter(
        states, phase, kind, boundary, writtenBy, concern, changed, only, text);
  }

  /** The same, with this text only. */
  public ExceptionFilter withText(String only) {
    return new ExceptionFilter(
        states, phase, kind, boundary, writtenBy, concern, changed, endsWithin, only);
  }
}
