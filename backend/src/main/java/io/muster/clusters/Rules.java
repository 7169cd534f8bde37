package io.muster.clusters;

import io.muster.shared.Invalid;
import io.muster.shared.Problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Checks the fields of one form and collects every problem, so that a person sees all at once. */
final class Rules {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private final List<FieldProblem> problems = new ArrayList<>();

  /** A name: the text without blanks around it. */
  String name(String typed) {
    String name = typed.strip();
    if (!NAME.matcher(name).matches()) {
      refuse(
          "name",
          name.isEmpty()
              ? "Enter a name."
              : "A name has 1 to 63 letters, digits, dots, underscores or hyphens and begins with a"
                  + " letter or digit.");
    }
    return name;
  }

  /** One line of text, at most so long; may be empty. */
  String line(String field, String typed, int longest) {
    String line = typed.strip();
    if (line.length() > longest) {
      refuse(field, "This is longer than " + longest + " characters.");
    } else if (line.chars().anyMatch(Character::isISOControl)) {
      refuse(field, "This must be one line of plain text.");
    }
    return line;
  }

  /** A whole number within bounds. */
  int number(String field, int typed, int least, int most, String what) {
    if (typed < least || typed > most) {
      refuse(field, what + " must be between " + least + " and " + most + " days.");
    }
    return typed;
  }

  /** Whatever a reader makes of a text that is not empty; its refusals become this field's. */
  String read(String typed, UnaryOperator<String> reader) {
    if (typed.isBlank()) {
      return "";
    }
    try {
      return reader.apply(typed);
    } catch (Invalid refused) {
      problems.addAll(refused.fields());
      return typed;
    }
  }

  void refuse(String field, String sentence) {
    problems.add(new FieldProblem(field, sentence));
  }

  /**
   * Ends the check.
   *
   * @throws Invalid with all problems found, if any
   */
  void done() {
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
  }
}
