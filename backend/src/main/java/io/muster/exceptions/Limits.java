package io.muster.exceptions;

import io.muster.shared.Invalid;
import io.muster.shared.Problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;

/** How long the texts of a request may be; the database says the same. */
final class Limits {

  private static final int LINE = 200;
  private static final int REFERENCE = 500;
  private static final int TEXT = 10_000;

  private Limits() {}

  /**
   * The text, if nothing in it is too long.
   *
   * @throws Invalid naming each field that is
   */
  static RequestText checked(RequestText text) {
    List<FieldProblem> wrong = new ArrayList<>();
    check(wrong, "title", text.title(), LINE);
    check(wrong, "justification", text.justification(), TEXT);
    check(wrong, "whyHostPid", text.whyHostPid(), TEXT);
    check(wrong, "compensatingControls", text.compensatingControls(), TEXT);
    check(wrong, "sspReference", text.sspReference(), REFERENCE);
    check(wrong, "ticket", text.ticket(), LINE);
    check(wrong, "clusterLabel", text.clusterLabel(), LINE);
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    return text;
  }

  /**
   * A remark, stripped.
   *
   * @throws Invalid on {@code field} if it is too long, or empty though needed
   */
  static String remark(String field, String typed, boolean needed) {
    return needed
        ? text(field, typed, "Say why: it is kept with the decision for good.")
        : within(field, typed.strip());
  }

  /**
   * A text, stripped.
   *
   * @throws Invalid on {@code field} if it is too long, or with {@code ifEmpty} if it is empty
   */
  static String text(String field, String typed, String ifEmpty) {
    if (typed.isBlank()) {
      throw new Invalid(field, ifEmpty);
    }
    return within(field, typed.strip());
  }

  private static String within(String field, String plain) {
    List<FieldProblem> wrong = new ArrayList<>();
    check(wrong, field, plain, TEXT);
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    return plain;
  }

  private static void check(List<FieldProblem> wrong, String field, String said, int most) {
    if (said.length() > most) {
      wrong.add(
          new FieldProblem(
              field, "At most %,d characters; this has %,d.".formatted(most, said.length())));
    } else if (said.indexOf('\0') >= 0) {
      wrong.add(new FieldProblem(field, "A NUL character cannot be kept."));
    }
  }
}
