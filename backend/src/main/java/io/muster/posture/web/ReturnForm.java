package io.muster.posture.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** After which day a node is in service again and why, as typed. */
record ReturnForm(@Nullable String last, @Nullable String reason) {

  static final ReturnForm EMPTY = new ReturnForm("", "");

  ReturnForm {
    last = Objects.requireNonNullElse(last, "").strip();
    reason = Objects.requireNonNullElse(reason, "");
  }

  /**
   * The end of the last day out of service in a zone; null if the node returns at once.
   *
   * @throws io.muster.shared.Invalid if the day is no day
   */
  @Nullable Instant start(ZoneId zone) {
    return last.isEmpty()
        ? null
        : OutOfServiceForm.day("last", last).plusDays(1).atStartOfDay(zone).toInstant();
  }
}
