package io.muster.posture.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a node left, as typed. */
record DepartureForm(@Nullable String reason) {

  DepartureForm {
    reason = Objects.requireNonNullElse(reason, "");
  }
}
