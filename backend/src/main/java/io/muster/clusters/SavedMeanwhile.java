package io.muster.clusters;

import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * An edit would undo what somebody else saved after it was begun. Its fields are those that the
 * edit would put back, each with what was saved and what the edit says.
 */
public final class SavedMeanwhile extends Conflict {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldProblem> fields;

  private SavedMeanwhile(String sentence, List<FieldProblem> fields) {
    super(sentence);
    this.fields = List.copyOf(fields);
  }

  /**
   * Refuses an edit that would undo something. What both said alike, and what the edit alone
   * changed, is in nobody's way.
   *
   * @param base what was said when the edit was begun
   * @param theirs what is said now
   * @param yours what the edit says; all three list the same fields in the same order
   * @param by the user name of who saved last, at {@code at}
   * @throws SavedMeanwhile if a field that changed since {@code base} would change again
   */
  static void refuse(List<Said> base, List<Said> theirs, List<Said> yours, String by, Instant at) {
    List<FieldProblem> undone = new ArrayList<>();
    for (int i = 0; i < base.size(); i++) {
      Said saved = theirs.get(i);
      if (!saved.equals(base.get(i)) && !saved.equals(yours.get(i))) {
        undone.add(
            new FieldProblem(
                saved.field(),
                "%s: %s was saved meanwhile; yours is %s."
                    .formatted(saved.words(), shown(saved), shown(yours.get(i)))));
      }
    }
    if (!undone.isEmpty()) {
      throw new SavedMeanwhile(
          "%s saved changes at %s, after you began yours, which are not saved. Look at what differs;"
                  .formatted(by, at.truncatedTo(ChronoUnit.SECONDS))
              + " to replace theirs, save again.",
          undone);
    }
  }

  /** What an edit that names no version of the thing is told. */
  static Invalid noSuchVersion() {
    return new Invalid("version", "There is no such version: name the one that you read, or none.");
  }

  private static String shown(Said said) {
    return said.value().isEmpty() ? "nothing" : "“" + said.value() + "”";
  }

  @Override
  public List<FieldProblem> fields() {
    return fields;
  }
}
