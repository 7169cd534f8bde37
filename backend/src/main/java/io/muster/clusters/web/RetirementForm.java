package io.muster.clusters.web;

import java.util.Objects;

/** Why a cluster is retired, as typed. */
record RetirementForm(String reason) {

  RetirementForm {
    reason = Objects.requireNonNullElse(reason, "");
  }
}
