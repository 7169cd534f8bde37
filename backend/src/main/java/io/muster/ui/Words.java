package io.muster.ui;

import io.muster.shared.CutText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The words and looks of states, by the names of the other modules' enums ({@code @words} in
 * templates): this module knows none of them, and pages must call each state the same.
 */
@Component("words")
public class Words {

  private static final State NOT_REVIEWED = new State("Not Reviewed", "unread", "unread");

  /** Of a verdict. A missing or unknown one reads Not Reviewed: a missing fact never passes. */
  public State verdict(@Nullable Object verdict) {
    return switch (name(verdict)) {
      case "OPEN" -> new State("Open", "open", "open");
      case "NOT_A_FINDING" -> new State("Not a Finding", "pass", "pass");
      case "NOT_APPLICABLE" -> new State("Not Applicable", "na", "na");
      default -> NOT_REVIEWED;
    };
  }

  /** Of a scan; of none, if the cluster was never scanned. */
  public State scan(@Nullable Object status) {
    return switch (name(status)) {
      case "" -> new State("Never scanned", "unread", "unread");
      case "QUEUED" -> new State("Queued", "clock", "run");
      case "RUNNING" -> new State("Running", "run", "run turning");
      case "COMPLETED" -> new State("Completed", "pass", "quiet");
      case "INCOMPLETE" -> new State("Incomplete", "unread", "unread");
      case "FAILED" -> new State("Failed", "warn", "unread");
      case "CANCELLED" -> new State("Cancelled", "ended", "ended");
      default -> unknown(status);
    };
  }

  /** Of a finding: how it stands, or how it ended. */
  public State finding(@Nullable Object state) {
    return switch (name(state)) {
      case "OPEN" -> new State("Open", "open", "open");
      case "UNADDRESSED" -> new State("Unaddressed", "open", "open");
      case "CHANGED" -> new State("Evidence changed", "drift", "drift");
      case "ACCEPTED" -> new State("Risk accepted", "accepted", "accepted");
      case "DOCUMENTED" -> new State("Documented", "documented", "documented");
      case "ENDED" -> new State("Ended", "ended", "ended");
      case "FIXED" -> new State("Ended: fixed", "ended", "ended");
      case "GONE" -> new State("Ended: gone", "ended", "ended");
      case "NODE_LEFT" -> new State("Ended: node left", "ended", "ended");
      case "UNRESOLVED" -> new State("Ended: unresolved", "ended", "ended");
      default -> unknown(state);
    };
  }

  /** Says of a text from a cluster that it was cut; empty of one that is whole. */
  public String cut(@Nullable String kept) {
    return kept != null && CutText.is(kept) ? "cut at %d characters".formatted(CutText.LIMIT) : "";
  }

  /** What an error page says for an HTTP status: heading, sentence, remedy. */
  public List<String> forStatus(@Nullable Integer status) {
    Refusal refusal = Refusal.of(status == null ? 500 : status);
    return List.of(refusal.heading(), refusal.sentence(), refusal.remedy());
  }

  /** A state without words here is shown by its own name rather than hidden. */
  private static State unknown(@Nullable Object state) {
    String words = name(state).replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
    return new State(words.isEmpty() ? "unknown" : words, "unread", "unread");
  }

  private static String name(@Nullable Object state) {
    return state == null ? "" : state instanceof Enum<?> word ? word.name() : state.toString();
  }
}
