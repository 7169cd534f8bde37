package io.muster.exceptions;

import io.muster.shared.Problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses candidates while a request is written; it decides nothing later. {@code *} stands for any
 * characters, {@code ?} for one; case matters; empty or a lone {@code *} stands for anything.
 *
 * @param name of the container's name
 * @param node of the node's host name
 * @param image of the image as claimed
 */
public record SubjectPattern(String name, String node, String image) {

  private static final int FEWEST_LITERAL = 3;
  private static final int LONGEST = 256;

  public SubjectPattern {
    name = any(name);
    node = any(node);
    image = any(image);
  }

  /** Whether the name fits. */
  public boolean fitsName(String text) {
    return fits(name, text);
  }

  /** Whether the node fits. */
  public boolean fitsNode(String text) {
    return fits(node, text);
  }

  /** Whether the image fits. */
  public boolean fitsImage(String text) {
    return fits(image, text);
  }

  /** What is wrong with it, by field; empty if it chooses something in particular. */
  public List<FieldProblem> problems() {
    List<FieldProblem> problems = new ArrayList<>();
    check(problems, "subjects.name", name);
    check(problems, "subjects.node", node);
    check(problems, "subjects.image", image);
    if (name.isEmpty() && node.isEmpty() && image.isEmpty()) {
      problems.add(
          new FieldProblem(
              "subjects.name",
              "Say which containers it is about: a name, a node or an image. * and ? stand for"
                  + " other characters."));
    }
    return problems;
  }

  private static void check(List<FieldProblem> problems, String field, String pattern) {
    boolean wild = pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
    long literal = pattern.chars().filter(c -> c != '*' && c != '?').count();
    if (wild && literal < FEWEST_LITERAL) {
      problems.add(
          new FieldProblem(
              field,
              "A pattern with * or ? needs at least %d other characters, so that it names something."
                  .formatted(FEWEST_LITERAL)));
    }
    if (pattern.length() > LONGEST) {
      problems.add(new FieldProblem(field, "At most %d characters.".formatted(LONGEST)));
    }
  }

  private static String any(String typed) {
    String plain = typed.strip();
    return plain.equals("*") ? "" : plain;
  }

  /**
   * Whether the pattern fits the whole text, in time of their lengths multiplied: on a mismatch
   * only the last asterisk takes one character more.
   */
  private static boolean fits(String pattern, String text) {
    if (pattern.isEmpty()) {
      return true;
    }
    int p = 0;
    int star = -1;
    int starred = 0;
    for (int t = 0; t < text.length(); ) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starred = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++starred;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
