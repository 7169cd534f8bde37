package io.muster.clusters.web;

import io.muster.clusters.ConfirmationRules.Act;
import io.muster.shared.Invalid;
import java.util.Arrays;
import java.util.Objects;

/** What a second person says to a proposed change, as typed. */
record ProposedChangeForm(String decision, String remark) {

  ProposedChangeForm {
    decision = Objects.requireNonNullElse(decision, "");
    remark = Objects.requireNonNullElse(remark, "");
  }

  /**
   * What was chosen.
   *
   * @throws Invalid if it is none of the three
   */
  Act act() {
    return Arrays.stream(Act.values())
        .filter(a -> a.name().equals(decision))
        .findFirst()
        .orElseThrow(() -> new Invalid("decision", "Choose one of the buttons."));
  }
}
