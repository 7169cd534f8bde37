package io.muster.exceptions.web;

import io.muster.exceptions.Act;
import io.muster.shared.Invalid;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What someone decides, as typed.
 *
 * @param decision the name of the act
 * @param evidenceDigest of what the page showed
 * @param findings how many findings they typed that it covers, where it covers many
 */
record DecisionForm(
    @Nullable String decision,
    @Nullable String remark,
    @Nullable String evidenceDigest,
    @Nullable String findings) {

  static final DecisionForm EMPTY = new DecisionForm("", "", "", "");

  DecisionForm {
    decision = Objects.requireNonNullElse(decision, "").strip();
    remark = Objects.requireNonNullElse(remark, "");
    evidenceDigest = Objects.requireNonNullElse(evidenceDigest, "").strip();
    findings = Objects.requireNonNullElse(findings, "").strip();
  }

  /**
   * The act.
   *
   * @throws Invalid if it is none that decides
   */
  Act act() {
    return act(decision);
  }

  static Act act(String word) {
    return Arrays.stream(Act.values())
        .filter(a -> a.name().equals(word))
        .filter(a -> a.judges() || a == Act.REVOKE || a == Act.WITHDRAW)
        .findFirst()
        .orElseThrow(() -> new Invalid("decision", "Choose one of the buttons."));
  }

  /** The digest, or null if there is none to be bound by. */
  @Nullable String digest() {
    return evidenceDigest.isEmpty() ? null : evidenceDigest;
  }
}
