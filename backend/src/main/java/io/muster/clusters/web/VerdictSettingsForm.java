package io.muster.clusters.web;

import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.VerdictSettings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What moves verdicts, and why it is to change, as typed. */
record VerdictSettingsForm(
    @Nullable String allowedAgeDays,
    @Nullable String systemLabel,
    @Nullable String reinspectionDays,
    @Nullable String reason) {

  VerdictSettingsForm {
    allowedAgeDays = Objects.requireNonNullElse(allowedAgeDays, "").strip();
    systemLabel = Objects.requireNonNullElse(systemLabel, "");
    reinspectionDays = Objects.requireNonNullElse(reinspectionDays, "").strip();
    reason = Objects.requireNonNullElse(reason, "");
  }

  /** The form of what holds; why it is to change is still to be said. */
  static VerdictSettingsForm of(BoundaryDetails said) {
    return new VerdictSettingsForm(
        String.valueOf(said.allowedAgeDays()),
        said.systemLabel(),
        String.valueOf(said.reinspectionDays()),
        "");
  }

  /** What it says; what is no number becomes one that the rule refuses with its own sentence. */
  VerdictSettings settings() {
    return new VerdictSettings(days(allowedAgeDays), systemLabel, days(reinspectionDays));
  }

  private static int days(String typed) {
    return typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : -1;
  }
}
