package io.muster.stig.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a release is withdrawn, as typed. */
record WithdrawalForm(@Nullable String reason) {

  WithdrawalForm {
    reason = Objects.requireNonNullElse(reason, "").strip();
  }
}
