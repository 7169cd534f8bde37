package io.muster.exceptions.web;

import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.RequestText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a request says, beside what the one it follows said.
 *
 * @param before what the earlier one said; null if this follows none
 */
public record Said(String heading, String text, @Nullable String before) {

  /** Whether it says what the earlier one said. */
  public boolean same() {
    return text.equals(before);
  }

  static List<Said> of(RequestText text, ExceptionKind kind, @Nullable RequestText earlier) {
    List<Said> all = new ArrayList<>();
    all.add(
        new Said(
            "Justification",
            text.justification(),
            earlier == null ? null : earlier.justification()));
    all.add(
        new Said(
            "Why it needs the host’s PID namespace",
            text.whyHostPid(),
            earlier == null ? null : earlier.whyHostPid()));
    all.add(
        new Said(
            "Compensating controls",
            text.compensatingControls(),
            earlier == null ? null : earlier.compensatingControls()));
    if (kind == ExceptionKind.DOCUMENTED) {
      all.add(
          new Said(
              "SSP reference",
              text.sspReference(),
              earlier == null ? null : earlier.sspReference()));
    }
    return all;
  }
}
