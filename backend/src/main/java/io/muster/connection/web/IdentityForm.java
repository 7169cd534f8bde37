package io.muster.connection.web;

import java.util.Objects;

/**
 * Why a changed identity is right, as typed.
 *
 * @param change the change that was shown
 */
record IdentityForm(String change, String reason) {

  IdentityForm {
    change = Objects.requireNonNullElse(change, "");
    reason = Objects.requireNonNullElse(reason, "");
  }
}
